import { expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import { describeEvent, describeStatus, writeAge } from './key-words.ts'

const now = new Date('2026-06-15T12:00:00Z')
const t = createAreaTranslator('en', 'signing-keys')
const inGerman = createAreaTranslator('de', 'signing-keys')

test.each([
  [0, 'less than a minute', 'weniger als eine Minute'],
  [60, '1 minute', '1 Minute'],
  [7_199, '1 hour', '1 Stunde'],
  [3 * 86_400, '3 days', '3 Tage'],
])('an age of %d s', (seconds, words, germanWords) => {
  const since = new Date(now.getTime() - seconds * 1_000)
  expect(writeAge(t, since, now)).toBe(words)
  expect(writeAge(inGerman, since, now)).toBe(germanWords)
})

test('moments say their zone', () => {
  expect(t('moment', { at: now })).toBe('15 Jun 2026, 12:00 UTC')
})

test('a signing key that was called compromised says so', () => {
  expect(describeStatus(t, 'SIGNING', false)).toEqual({ label: 'Signs', tone: 'success' })
  expect(describeStatus(t, 'SIGNING', true).tone).toBe('danger')
})

test('an event that the page does not know keeps its name', () => {
  expect(describeEvent(t, 'key.signing')).toBe('Began to sign')
  expect(describeEvent(inGerman, 'key.signing')).toBe('Unterschreibt nun')
  expect(describeEvent(t, 'key.painted')).toBe('key.painted')
})
