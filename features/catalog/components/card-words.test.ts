import { expect, test } from 'vitest'
import { writeCardMeta, type CardFacts } from './card-words.ts'

const film: CardFacts = {
  kind: 'FILM',
  year: 2026,
  durationSeconds: 6_120,
  partCount: 1,
  opensAt: null,
  isPreview: false,
}

test.each([
  ['a film', {}, '2026 · 1 h 42 min'],
  ['a film that is not ready', { durationSeconds: null }, '2026'],
  ['an album', { kind: 'ALBUM', partCount: 6 }, '2026 · 6 tracks'],
  ['an album of one', { kind: 'ALBUM', partCount: 1, year: null }, '1 track'],
  ['an announced film', { opensAt: new Date('2026-12-04T20:00:00Z') }, 'From 4 December'],
  ['a draft', { isPreview: true, year: null }, 'Only staff see this · 1 h 42 min'],
] as const)('describes %s', (_label, over, text) => {
  expect(writeCardMeta({ ...film, ...over })).toBe(text)
})
