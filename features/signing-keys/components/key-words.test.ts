import { expect, test } from 'vitest'
import { describeEvent, describeStatus, writeAge, writeInstant } from './key-words.ts'

const now = new Date('2026-06-15T12:00:00Z')

test.each([
  [0, 'less than a minute'],
  [60, '1 minute'],
  [7_199, '1 hour'],
  [3 * 86_400, '3 days'],
])('an age of %d s', (seconds, words) => {
  expect(writeAge(new Date(now.getTime() - seconds * 1_000), now)).toBe(words)
})

test('moments say their zone', () => {
  expect(writeInstant(now)).toBe('15 Jun 2026, 12:00 UTC')
})

test('a signing key that was called compromised says so', () => {
  expect(describeStatus('SIGNING', false)).toEqual({ label: 'Signs', tone: 'success' })
  expect(describeStatus('SIGNING', true).tone).toBe('danger')
})

test('an event that the page does not know keeps its name', () => {
  expect(describeEvent('key.signing')).toBe('Began to sign')
  expect(describeEvent('key.painted')).toBe('key.painted')
})
