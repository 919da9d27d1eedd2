import { expect, test } from 'vitest'
import { longestSearch, readSearchText } from './search-text.ts'

test.each([
  ['  night   ferry ', 'night ferry'],
  ['a\u0000b\tc\nd', 'a b c d'],
  ['\u202Enight\u2066 ferry\u200B', 'night ferry'],
  ['Cafe\u0301', 'Café'],
  [['a', 'b'], ''],
  [undefined, ''],
  ['%_\\', '%_\\'],
  ['half \uD83C', 'half \uFFFD'],
])('%j becomes %j', (typed, text) => {
  expect(readSearchText(typed)).toBe(text)
})

test('no search is longer than the limit, and no character of it is cut in two', () => {
  expect([...readSearchText('🎬'.repeat(500))]).toHaveLength(longestSearch)
  expect(readSearchText('x'.repeat(1_000_000))).toHaveLength(longestSearch)
})
