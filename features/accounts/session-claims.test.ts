import { expect, test } from 'vitest'
import { isFreshlyConfirmed, parseSessionClaims, writeSessionClaims } from './session-claims.ts'

const now = new Date('2026-06-15T12:00:00Z')
const session = { accountId: '0199aaaa-0000-7000-8000-000000000001', sessionVersion: 3 }
const confirmed = (secondsAgo: number) => ({
  ...session,
  passwordConfirmedAt: new Date(now.getTime() - secondsAgo * 1_000),
})

test('what is written is read, with and without a confirmed password and a chosen profile', () => {
  expect(parseSessionClaims(writeSessionClaims(session))).toEqual(session)
  expect(parseSessionClaims(writeSessionClaims(confirmed(5)))).toEqual(confirmed(5))
  const chosen = { ...session, profileId: '0199aaaa-0000-7000-8000-000000000002' }
  expect(parseSessionClaims(writeSessionClaims(chosen))).toEqual(chosen)
})

test.each([
  ['no session version', { sub: session.accountId }],
  ['an id that is none', { sub: 'owner', sessionVersion: 1 }],
  ['a profile that is none', { sub: session.accountId, sessionVersion: 1, profileId: 'the first' }],
  ['a time that is none', { sub: session.accountId, sessionVersion: 1, passwordConfirmedAt: 'now' }],
])('%s is no session', (_label, payload) => {
  expect(parseSessionClaims(payload)).toBeNull()
})

test('a password typed within ten minutes counts, no other', () => {
  expect(isFreshlyConfirmed(confirmed(0), now)).toBe(true)
  expect(isFreshlyConfirmed(confirmed(599), now)).toBe(true)
  expect(isFreshlyConfirmed(confirmed(600), now)).toBe(false)
  expect(isFreshlyConfirmed(confirmed(-60), now)).toBe(false)
  expect(isFreshlyConfirmed(session, now)).toBe(false)
})
