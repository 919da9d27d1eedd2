import { expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import { describeMembership } from './membership-words.ts'

const now = new Date('2026-12-01T00:00:00Z')
const english = createAreaTranslator('en', 'playback.membership')
const base = {
  status: 'ACTIVE',
  currentPeriodEnd: new Date('2026-12-03T00:00:00Z'),
  cancelAtPeriodEnd: false,
  endedAt: null,
} as const

test.each([
  ['active', {}, 'Active', 'Renews on 3 December 2026.'],
  ['cancelled at the end of the period', { cancelAtPeriodEnd: true }, 'Ending', 'You can watch until 3 December 2026.'],
  ['past due within grace', { status: 'PAST_DUE' }, 'Payment past due', /until 10 December 2026/],
  [
    'past due after grace',
    { status: 'PAST_DUE', currentPeriodEnd: new Date('2026-11-01') },
    'Payment past due',
    /stopped/,
  ],
  ['ended', { status: 'CANCELED', endedAt: new Date('2026-11-20') }, 'Ended', /ended on 20 November 2026/],
  ['paused', { status: 'PAUSED' }, 'Paused', /paused/],
] as const)('a membership that is %s', (_label, over, label, sentence) => {
  const words = describeMembership(english, { ...base, ...over }, 7, now)
  expect(words.label).toBe(label)
  expect(words.sentence).toMatch(sentence)
})
