import { z } from 'zod'

/** What a session cookie says: whose it is, and which of the account's session versions it was made under. */
export type SessionClaims = {
  accountId: string
  sessionVersion: number
  /** When this very session last typed its password again, in whole seconds; signing in does not count. */
  passwordConfirmedAt?: Date
  /** The profile that was chosen in this browser; absent until one was. */
  profileId?: string
}

/** How long a typed password opens what needs one. */
const confirmedMilliseconds = 10 * 60_000

const claimsSchema = z.object({
  sub: z.uuid(),
  sessionVersion: z.number().int().positive(),
  passwordConfirmedAt: z.number().int().positive().optional(),
  profileId: z.uuid().optional(),
})

type ClaimsPayload = z.input<typeof claimsSchema>

/** Reads the payload of a decoded session token; anything that is not whole is no session. */
export function parseSessionClaims(payload: unknown): SessionClaims | null {
  const parsed = claimsSchema.safeParse(payload)
  if (!parsed.success) return null
  const { sub, sessionVersion, passwordConfirmedAt, profileId } = parsed.data
  return {
    accountId: sub,
    sessionVersion,
    ...(passwordConfirmedAt ? { passwordConfirmedAt: new Date(passwordConfirmedAt * 1_000) } : {}),
    ...(profileId ? { profileId } : {}),
  }
}

/** Writes the payload that `parseSessionClaims` reads. Ids and times only: names and roles are read each time. */
export function writeSessionClaims(claims: SessionClaims): ClaimsPayload {
  const { accountId, sessionVersion, passwordConfirmedAt, profileId } = claims
  return {
    sub: accountId,
    sessionVersion,
    ...(profileId ? { profileId } : {}),
    ...(passwordConfirmedAt ? { passwordConfirmedAt: Math.floor(passwordConfirmedAt.getTime() / 1_000) } : {}),
  }
}

/** Says whether the password was typed within the last ten minutes; a time to come counts for nothing. */
export function isFreshlyConfirmed({ passwordConfirmedAt }: SessionClaims, now: Date): boolean {
  if (!passwordConfirmedAt) return false
  const age = now.getTime() - passwordConfirmedAt.getTime()
  return age >= 0 && age < confirmedMilliseconds
}
