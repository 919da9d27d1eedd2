import 'server-only'
import { createHash } from 'node:crypto'
import { countAttempt } from '#platform/attempts.ts'
import { getDatabase } from '#platform/database.ts'

/** Attempts allowed within one window. Only failures stay counted. */
const limits = {
  /** One account from one address: a person who mistypes. */
  pair: 10,
  /** One address over all accounts: one machine that tries a list. Wide, since a school or an office shares one. */
  address: 100,
  /** One account over all addresses that it never signed in from: many machines that try one account. */
  account: 100,
} as const

const windowMilliseconds = 15 * 60_000
const knownMilliseconds = 30 * 86_400_000

export type Attempt = {
  /** Lower-case. */
  email: string
  /** As the distribution states it; `null` counts as one address shared by all who come without one. */
  address: string | null
}

/**
 * Counts one attempt to sign in, before the password is looked at, and says whether it may go on. Each count is one
 * atomic statement, so attempts made at once cannot slip past the limit.
 *
 * A stranger cannot keep a person out: a window ends 15 minutes after its first attempt however many follow, what the
 * narrow limit refuses does not count towards the wide ones, and an address that the account signed in from lately is
 * not held to the limit that strangers can use up.
 */
export async function takeSignInAttempt({ email, address }: Attempt, now: Date): Promise<boolean> {
  if ((await count(keyOf('pair', email, address), now)) > limits.pair) return false
  if (address !== null && (await count(keyOf('address', address), now)) > limits.address) return false
  if (await isKnown(keyOf('known', email, address), now)) return true
  return (await count(keyOf('account', email), now)) <= limits.account
}

/** Forgets what a successful attempt had counted and remembers its address. */
export async function settleSignInAttempt({ email, address }: Attempt, now: Date): Promise<void> {
  const known = keyOf('known', email, address)
  const expiresAt = new Date(now.getTime() + knownMilliseconds)
  const { signInAttempt } = getDatabase()
  await signInAttempt.upsert({
    where: { key: known },
    create: { key: known, points: 0, expiresAt },
    update: { expiresAt },
  })
  await signInAttempt.deleteMany({ where: { key: keyOf('pair', email, address) } })
  // One row a statement: two people who sign in at once could otherwise wait for each other's rows.
  for (const key of [keyOf('account', email), ...(address === null ? [] : [keyOf('address', address)])]) {
    await signInAttempt.updateMany({ where: { key, points: { gt: 0 } }, data: { points: { decrement: 1 } } })
  }
  await removeEndedWindows(now)
}

/** Rows that another sign-in is removing just now are left to it. */
async function removeEndedWindows(now: Date): Promise<void> {
  await getDatabase().$executeRaw`
    DELETE FROM "SignInAttempt" WHERE "key" IN (
      SELECT "key" FROM "SignInAttempt" WHERE "expiresAt" <= ${now} LIMIT 100 FOR UPDATE SKIP LOCKED
    )`
}

function count(key: string, now: Date): Promise<number> {
  return countAttempt(getDatabase(), { key, windowMilliseconds }, now)
}

async function isKnown(key: string, now: Date): Promise<boolean> {
  return (await getDatabase().signInAttempt.count({ where: { key, expiresAt: { gt: now } } })) > 0
}

/** Hashed, so that the table holds neither e-mail nor network addresses. */
function keyOf(kind: 'pair' | 'address' | 'account' | 'known', ...parts: (string | null)[]): string {
  return `${kind}:${createHash('sha256').update(parts.join('\n')).digest('hex')}`
}
