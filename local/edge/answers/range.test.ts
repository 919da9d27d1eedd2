import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

test.each([
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=5-', { first: 5, last: 9 }],
  ['bytes=0-99', { first: 0, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=99999999999999999999-', 'unsatisfiable'],
  [undefined, null],
  ['bytes=0-1,3-4', null],
  ['bytes=5-2', null],
  ['bytes=', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['items=0-1', null],
])('of ten bytes, %s', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected)
})

test('an empty body satisfies no range', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable')
  expect(parseRange('bytes=-1', 0)).toBe('unsatisfiable')
})
