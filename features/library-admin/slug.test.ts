import { expect, test } from 'vitest'
import { chooseFreeSlug, writeSlug } from './slug.ts'

test.each([
  ['Élan & Co.', 'elan-co'],
  ['  Night   Ferry ', 'night-ferry'],
  ['日本', 'untitled'],
  ['a'.repeat(150), 'a'.repeat(100)],
])('writes %s as %s', (name, slug) => {
  expect(writeSlug(name)).toBe(slug)
})

test('a taken slug gets the next free number and stays within 100 characters', () => {
  expect(chooseFreeSlug('tide', new Set())).toBe('tide')
  expect(chooseFreeSlug('tide', new Set(['tide', 'tide-2']))).toBe('tide-3')
  expect(chooseFreeSlug('a'.repeat(100), new Set(['a'.repeat(100)]))).toBe(`${'a'.repeat(98)}-2`)
})
