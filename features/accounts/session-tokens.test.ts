import { encode } from 'next-auth/jwt'
import { afterEach, expect, test, vi } from 'vitest'
import { writeSessionClaims } from './session-claims.ts'
import { readSessionToken } from './session-tokens.ts'

const secret = 'a secret of thirty-two characters'
const claims = { accountId: '0f8fad5b-d9cb-469f-a165-70867728950e', sessionVersion: 3 }
const makeToken = (maxAge: number): Promise<string> => encode({ token: writeSessionClaims(claims), secret, maxAge })

afterEach(() => {
  vi.useRealTimers()
})

test('a token says the same when it is read again, and is not opened a second time', async () => {
  const token = await makeToken(3_600)
  const first = await readSessionToken(token, secret, new Date())
  expect(first).toEqual(claims)
  expect(await readSessionToken(token, secret, new Date())).toBe(first)
})

test('a token that was read while it lasted is nothing once it has run out', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-05T12:00:00Z') })
  const token = await makeToken(60)
  vi.setSystemTime(new Date('2026-01-05T12:00:59Z'))
  expect(await readSessionToken(token, secret, new Date())).toEqual(claims)
  // next-auth allows clocks to differ by 15 s.
  vi.setSystemTime(new Date('2026-01-05T12:01:16Z'))
  expect(await readSessionToken(token, secret, new Date())).toBeNull()
})

test('a remembered token opens nothing when it was changed or the secret is another one', async () => {
  const token = await makeToken(3_600)
  expect(await readSessionToken(token, secret, new Date())).toEqual(claims)
  // The first character of its seal: at the very end of a token, base64url has bits that nobody reads.
  const at = token.lastIndexOf('.') + 1
  const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
  expect(await readSessionToken(changed, secret, new Date())).toBeNull()
  expect(await readSessionToken(token, `${secret}!`, new Date())).toBeNull()
})
