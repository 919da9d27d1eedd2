import { expect, test } from 'vitest'
import { fitsWildcard } from './wildcard.ts'

test.each([
  ['*', ''],
  ['a*', 'a'],
  ['a*c', 'abbc'],
  ['*a*b*', 'xaxbx'],
  ['a?c', 'abc'],
  ['a*b', 'aXbYb'],
  ['a**', 'a'],
])('%s fits %s', (pattern, text) => {
  expect(fitsWildcard(pattern, text)).toBe(true)
})

test.each([
  ['', 'a'],
  ['a', ''],
  ['a?', 'a'],
  ['a*c', 'abcd'],
  ['?', ''],
  ['a*b*c', 'acb'],
])('%s does not fit %s', (pattern, text) => {
  expect(fitsWildcard(pattern, text)).toBe(false)
})

test('a hostile pattern ends', () => {
  expect(fitsWildcard(`${'*a'.repeat(200)}b`, 'a'.repeat(4000))).toBe(false)
})
