import { expect, test } from 'vitest'
import { parseRange } from './byte-range.ts'

test.each([
  [undefined, 10, null],
  ['bytes=0-', 10, { start: 0, end: 9 }],
  ['bytes=3-3', 10, { start: 3, end: 3 }],
  ['bytes=3-99', 10, { start: 3, end: 9 }],
  ['bytes=-4', 10, { start: 6, end: 9 }],
  ['bytes=-99', 10, { start: 0, end: 9 }],
  ['bytes=-', 10, null],
  ['bytes=5-3', 10, null],
  ['bytes=0-1,3-4', 10, null],
  ['items=0-1', 10, null],
  ['bytes=99999999999999999999-', 10, null],
])('%s of %i bytes', (header, sizeBytes, value) => {
  expect(parseRange(header, sizeBytes)).toEqual({ ok: true, value })
})

test.each([
  ['bytes=10-', 10],
  ['bytes=-0', 10],
  ['bytes=0-', 0],
  ['bytes=-1', 0],
])('%s of %i bytes is not satisfiable', (header, sizeBytes) => {
  expect(parseRange(header, sizeBytes)).toMatchObject({ ok: false, error: { code: 'InvalidRange' } })
})
