import { expect, test } from 'vitest'
import { judgeConditions, mayUseRange, type Conditions } from './conditions.ts'

const object = { etag: '"v1"', lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' }
const later = 'Tue, 02 Jan 2024 00:00:00 GMT'
const earlier = 'Sun, 31 Dec 2023 00:00:00 GMT'

test.each<[Conditions, 304 | 412 | null]>([
  [{}, null],
  [{ 'if-none-match': '"v1"' }, 304],
  [{ 'if-none-match': 'W/"v1"' }, 304],
  [{ 'if-none-match': '"a", "v1"' }, 304],
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': '"v2"' }, null],
  [{ 'if-none-match': '"v2"', 'if-modified-since': later }, null],
  [{ 'if-modified-since': object.lastModified }, 304],
  [{ 'if-modified-since': earlier }, null],
  [{ 'if-modified-since': 'no date' }, null],
  [{ 'if-match': '"v1"' }, null],
  [{ 'if-match': 'W/"v1"' }, 412],
  [{ 'if-match': '"v2"' }, 412],
  [{ 'if-match': '"v1"', 'if-unmodified-since': earlier }, null],
  [{ 'if-unmodified-since': earlier }, 412],
  [{ 'if-unmodified-since': later }, null],
])('%j: %s', (asked, expected) => {
  expect(judgeConditions(asked, object)).toBe(expected)
})

test('a range applies only to the very version it was meant for', () => {
  for (const same of [undefined, object.etag, object.lastModified]) expect(mayUseRange(same, object)).toBe(true)
  for (const other of ['"v2"', 'W/"v1"', later, '', ['"v1"']]) expect(mayUseRange(other, object)).toBe(false)
})
