import { z } from 'zod'

/** What a session cookie says: whose it is, and which of the account's session versions it was made under. */
export type SessionClaims = { accountId: string; sessionVersion: number }

const claimsSchema = z.object({ sub: z.uuid(), sessionVersion: z.number().int().positive() })

/** Reads the payload of a decoded session token; anything that is not whole is no session. */
export function parseSessionClaims(payload: unknown): SessionClaims | null {
  const parsed = claimsSchema.safeParse(payload)
  return parsed.success ? { accountId: parsed.data.sub, sessionVersion: parsed.data.sessionVersion } : null
}

/** Writes the payload that `parseSessionClaims` reads. Ids only: names and roles are read from the database each time. */
export function writeSessionClaims(claims: SessionClaims): { sub: string; sessionVersion: number } {
  return { sub: claims.accountId, sessionVersion: claims.sessionVersion }
}
