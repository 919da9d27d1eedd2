import 'server-only'
import { createHash } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { createRecentMap } from '#core/recent-map.ts'
import { parseSessionClaims, type SessionClaims } from './session-claims.ts'

/** Tokens to remember: a player sends the same one with each heartbeat for as long as it is signed in. */
const rememberedTokens = 20_000

const opened = createRecentMap<{ claims: SessionClaims; endsAt: number }>(rememberedTokens)

/**
 * Reads a session token: what it says, or `null` when it was changed, made with another secret, or has run out. Opening
 * one derives a key and decrypts, so what was opened is remembered under the digest of secret and token until it runs
 * out. Whether its session still lasts is for the caller to ask, each time.
 */
export async function readSessionToken(token: string, secret: string, now: Date): Promise<SessionClaims | null> {
  const digest = createHash('sha256').update(`${secret}\n${token}`).digest('base64')
  const known = opened.get(digest)
  if (known && now.getTime() < known.endsAt) return known.claims

  const payload = await decode({ token, secret }).catch(() => null)
  const claims = parseSessionClaims(payload)
  const endsAtSeconds = payload?.['exp']
  if (claims && typeof endsAtSeconds === 'number') opened.set(digest, { claims, endsAt: endsAtSeconds * 1_000 })
  return claims
}
