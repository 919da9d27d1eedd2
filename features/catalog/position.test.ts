import { expect, test } from 'vitest'
import { writeClock } from './position.ts'

test.each([
  [42.9, '0:42'],
  [2_530, '42:10'],
  [3_723, '1:02:03'],
])('writes %d s as %s', (seconds, text) => {
  expect(writeClock(seconds)).toBe(text)
})
