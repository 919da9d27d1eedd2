import { expect, test } from 'vitest'
import { genrePath, writeGenreSlug } from './genre.ts'

test.each([
  ['Black and white', 'black-and-white'],
  ['Sci-Fi', 'sci-fi'],
  ['Poésie', 'poesie'],
  ['アニメ', 'アニメ'],
  ['  R&B! ', 'r-b'],
  ['–', ''],
])('writes %s as %s', (genre, slug) => {
  expect(writeGenreSlug(genre)).toBe(slug)
})

test('an address of a genre holds nothing that needs escaping', () => {
  expect(genrePath('Film/Ünfug?')).toBe('/genres/film-unfug')
  expect(genrePath('アニメ')).toBe('/genres/%E3%82%A2%E3%83%8B%E3%83%A1')
})
