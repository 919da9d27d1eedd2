import { expect, test } from 'vitest'
import { writeClock, writeLength } from './position.ts'

test.each([
  [42.9, '0:42'],
  [2_530, '42:10'],
  [3_723, '1:02:03'],
])('writes %d s as %s', (seconds, text) => {
  expect(writeClock(seconds)).toBe(text)
})

test.each([
  [45, '45 sec'],
  [59.8, '1 min'],
  [480, '8 min'],
  [6_120, '1 h 42 min'],
  [7_200, '2 h'],
])('writes a length of %d s as %s', (seconds, text) => {
  expect(writeLength(seconds)).toBe(text)
})
