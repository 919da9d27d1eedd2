import { describe, expect, test } from 'vitest'
import { createAreaTranslator } from '#messages/translator.ts'
import type { ShareRow } from './queries.ts'
import { describeOpening, describeReach, describeState } from './words.ts'

const t = createAreaTranslator('en', 'private-files.share')
const inGerman = createAreaTranslator('de', 'private-files.share')
const now = new Date('2026-11-25T12:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const share: ShareRow = {
  id: 'one',
  kind: 'LINK',
  person: null,
  startsAt: null,
  expiresAt: at(86_400),
  sourceNetwork: null,
  createdAt: at(-60),
  revokedAt: null,
  signingKeyId: null,
  openingCount: 0,
  openings: [],
  liveUrls: null,
  linksOfKey: 0,
}

test.each([
  [{}, 'Open'],
  [{ revokedAt: at(-1) }, 'Revoked'],
  [{ expiresAt: now }, 'Ended'],
  [{ startsAt: at(60) }, 'Not yet'],
  [{ kind: 'DIRECT' as const }, 'Works'],
])('%j is %s', (change, label) => {
  expect(describeState(t, { ...share, ...change }, now).label).toBe(label)
})

describe('what still opens', () => {
  const live = { until: at(1800), keyIds: ['K2PRIVATE'] }

  test('revoked with a URL out: until when, and what ends it', () => {
    const words = describeReach(t, { ...share, revokedAt: now, liveUrls: live }, now)
    expect(words).toContain('The door is shut, but a URL that it signed works until 25 Nov 2026, 12:30 UTC')
    expect(words).toContain('Only removing the key K2PRIVATE ends it sooner')
    expect(describeReach(t, { ...share, revokedAt: now }, now)).toContain('no URL that it signed works any more')
  })

  test('a direct link: no door, its key, and who goes with it', () => {
    const direct = { ...share, kind: 'DIRECT' as const, signingKeyId: 'K2DIRECT', linksOfKey: 3 }
    expect(describeReach(t, direct, now)).toContain(
      'Only removing the key K2DIRECT ends it. 2 other links end with it.',
    )
    expect(describeReach(t, { ...direct, linksOfKey: 1 }, now)).toContain('No other link rests on it.')
  })
})

test('an opening says when, and of whom what is known, in either language', () => {
  const opening = { id: 'one', at: now, person: null, address: '192.0.2.7', urlExpiresAt: at(60) }
  expect(describeOpening(t, opening)).toBe('25 Nov 2026, 12:00 UTC, from 192.0.2.7')
  expect(describeOpening(t, { ...opening, person: 'ann@example.com' })).toContain('by ann@example.com, from 192.0.2.7')
  expect(describeOpening(inGerman, opening)).toContain('aus 192.0.2.7')
  expect(describeState(inGerman, { ...share, revokedAt: now }, now).label).toBe('Widerrufen')
})
