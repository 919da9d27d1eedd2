import { expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import { writeRefusal, type RefusalFacts } from './refusal-words.ts'

const facts: RefusalFacts = {
  titleKind: 'FILM',
  planName: 'Basic',
  openingPlan: { slug: 'premium', name: 'Premium' },
  returnPath: '/watch/1',
}
const since = new Date('2026-12-03T10:00:00Z')
const english = createAreaTranslator('en', 'playback.refusal')
const words = (reason: Parameters<typeof writeRefusal>[1]['reason'], over: Partial<RefusalFacts> = {}) =>
  writeRefusal(english, { allowed: false, reason, since }, { ...facts, ...over })

test('a title outside the plan names both plans and leads to the one that opens it', () => {
  expect(words('NOT_IN_PLAN')).toEqual({
    heading: 'Not in your plan',
    sentence: 'This film is part of Premium. You have Basic.',
    action: { label: 'See Premium', href: '/plans#premium' },
  })
  expect(words('NOT_IN_PLAN', { planName: null, titleKind: 'ALBUM' })?.sentence).toBe(
    'This album is part of Premium. You have no membership yet.',
  )
})

test('signing in leads back to where it was asked for', () => {
  expect(words('UNAUTHENTICATED')?.action).toEqual({ label: 'Sign in', href: '/sign-in?callbackUrl=%2Fwatch%2F1' })
})

test.each([
  ['PAYMENT_PAST_DUE', 'Payment past due', /couldn’t take your last payment.*3 December 2026/],
  ['MEMBERSHIP_ENDED', 'Membership ended', /ended on 3 December 2026/],
  ['MEMBERSHIP_PAUSED', 'Membership paused', /paused/],
  ['NOT_YET_AVAILABLE', 'Not available yet', /Thursday.*3 December 2026.*10:00 UTC/],
  ['NO_LONGER_AVAILABLE', 'No longer available', /left the catalogue on 3 December 2026/],
] as const)('%s is told as %s', (reason, heading, sentence) => {
  expect(words(reason)?.heading).toBe(heading)
  expect(words(reason)?.sentence).toMatch(sentence)
})

test('what must stay unknown has no words', () => {
  expect(words('NOT_FOUND')).toBeNull()
})

test('a reader of German is told in German, in the time of their own zone', () => {
  const german = createAreaTranslator('de', 'playback.refusal', 'Europe/Berlin')
  const told = writeRefusal(german, { allowed: false, reason: 'NOT_YET_AVAILABLE', since }, facts)
  expect(told?.sentence).toBe('Verfügbar ab Donnerstag, 3. Dezember 2026 um 11:00 MEZ.')
})
