import 'server-only'
import { createHash } from 'node:crypto'
import type { ErrorCode } from '#core/errors.ts'
import { err, ok, type Result } from '#core/result.ts'
import { getDatabase } from '#platform/database.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { settleSignInAttempt, takeSignInAttempt } from './rate-limit.ts'
import type { Credentials } from './schema.ts'
import type { SessionClaims } from './session-claims.ts'

/** Refusals of signing in and of set-up links; each is a row of the error table. */
type Refusal<Code extends ErrorCode> = Result<SessionClaims, Code>

/**
 * Checks an e-mail and a password. Whatever the outcome it costs one statement and one comparison of hashes; only the
 * rate limit answers sooner, and it does not depend on whether the account exists.
 */
export async function verifyCredentials(
  { email, password }: Credentials,
  address: string | null,
  now: Date,
): Promise<Refusal<'WRONG_CREDENTIALS' | 'SIGN_IN_LIMITED'>> {
  if (!(await takeSignInAttempt({ email, address }, now))) return err('SIGN_IN_LIMITED')

  const account = await getDatabase().account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true },
  })
  const matches = await verifyPassword(password, account?.passwordHash ?? null)
  if (!account || !matches) return err('WRONG_CREDENTIALS')

  await settleSignInAttempt({ email, address }, now)
  return ok({ accountId: account.id, sessionVersion: account.sessionVersion })
}

/** Ends every session of the account at once: no cookie made before this moment opens anything any more. */
export async function endAllSessions(accountId: string): Promise<void> {
  await getDatabase().account.update({ where: { id: accountId }, data: { sessionVersion: { increment: 1 } } })
}

/**
 * Sets a password by a set-up link and ends the sessions that were open under an older one. The link is used up by the
 * same statement that checks it, so of two requests at once exactly one wins.
 */
export async function setPasswordByLink(
  token: string,
  password: string,
  now: Date,
): Promise<Refusal<'SETUP_LINK_ENDED'>> {
  // Looked at first so that a made-up token does not cost a hash; the update below is what decides.
  if (!(await isSetupLinkOpen(token, now))) return err('SETUP_LINK_ENDED')
  const passwordHash = await hashPassword(password)
  const tokenHash = hashToken(token)

  return getDatabase().$transaction(async (tx) => {
    const used = await tx.setupToken.updateMany({ where: openLink(tokenHash, now), data: { usedAt: now } })
    if (used.count === 0) return err('SETUP_LINK_ENDED')
    const { accountId } = await tx.setupToken.findUniqueOrThrow({ where: { tokenHash }, select: { accountId: true } })
    const { sessionVersion } = await tx.account.update({
      where: { id: accountId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
      select: { sessionVersion: true },
    })
    return ok({ accountId, sessionVersion })
  })
}

/** Says whether a set-up link can still be used; reading it changes nothing, since mail scanners follow links. */
export async function isSetupLinkOpen(token: string, now: Date): Promise<boolean> {
  return (await getDatabase().setupToken.count({ where: openLink(hashToken(token), now) })) > 0
}

function openLink(tokenHash: string, now: Date) {
  return { tokenHash, usedAt: null, expiresAt: { gt: now } }
}

/** What the database keeps of a set-up token: its SHA-256 in hex. The token itself has 256 random bits. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
