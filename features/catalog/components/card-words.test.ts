import { expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import { writeCardMeta, type CardFacts } from './card-words.ts'

const english = createAreaTranslator('en', 'catalog')
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
  expect(writeCardMeta(english, { ...film, ...over })).toBe(text)
})

test('describes an announced film to a German', () => {
  const german = createAreaTranslator('de', 'catalog', 'Europe/Berlin')
  expect(writeCardMeta(german, { ...film, opensAt: new Date('2026-12-04T23:30:00Z') })).toBe('Ab 5. Dezember')
})
