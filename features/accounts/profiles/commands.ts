import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import { hashPassword } from '#features/accounts/password.ts'
import { getDatabase, type Transaction } from '#platform/database.ts'
import { profileLimit, type ProfileFields } from './schema.ts'

/** Who changes the profiles of an account. */
export type ProfileKeeper = {
  accountId: string
  /** Whether the account's password was typed within the last ten minutes; what a PIN guards changes with it alone. */
  isConfirmed: boolean
}

type ProfileRefusal = 'NOT_FOUND' | 'REAUTHENTICATION_REQUIRED' | 'LAST_UNRESTRICTED'

/** Adds a profile at the first free place. Counted under the account's lock, so that a race never adds one too many. */
export async function createProfile(
  fields: ProfileFields,
  { accountId }: ProfileKeeper,
): Promise<Result<{ profileId: string }, 'PROFILE_LIMIT'>> {
  return getDatabase().$transaction(async (tx) => {
    await lockProfiles(tx, accountId)
    const taken = await tx.profile.findMany({ where: { accountId }, select: { position: true } })
    if (taken.length >= profileLimit) return err('PROFILE_LIMIT' as const)
    const places = new Set(taken.map(({ position }) => position))
    let position = 1
    while (places.has(position)) position += 1
    const { id: profileId } = await tx.profile.create({
      data: { ...fields, accountId, position },
      select: { id: true },
    })
    return ok({ profileId })
  })
}

/** Changes what a profile is called, its language, its limit and whether it keeps a history. */
export async function updateProfile(
  profileId: string,
  fields: ProfileFields & { keepsHistory: boolean },
  keeper: ProfileKeeper,
): Promise<Result<null, ProfileRefusal>> {
  return changeProfile(profileId, keeper, fields.maturityLimit === null, async (tx) => {
    await tx.profile.update({ where: { id: profileId }, data: fields })
  })
}

/**
 * Removes a profile with its list, its places in films, its history and its ratings. What it plays stops at its next
 * heartbeat; sessions that had it open have none open until they choose again.
 */
export async function deleteProfile(
  profileId: string,
  keeper: ProfileKeeper,
  now: Date,
): Promise<Result<null, ProfileRefusal>> {
  return changeProfile(profileId, keeper, false, async (tx) => {
    const released = { endedAt: now, endReason: 'RELEASED' as const }
    await tx.playbackLease.updateMany({ where: { profileId, endedAt: null }, data: released })
    await tx.profile.delete({ where: { id: profileId } })
  })
}

/** Sets a profile's PIN, or takes it away. Always needs the account's password, lately typed. */
export async function setPin(
  profileId: string,
  pin: string | null,
  { accountId, isConfirmed }: ProfileKeeper,
): Promise<Result<null, 'NOT_FOUND' | 'REAUTHENTICATION_REQUIRED'>> {
  if (!isConfirmed) return err('REAUTHENTICATION_REQUIRED')
  const pinHash = pin === null ? null : await hashPassword(pin)
  const { count } = await getDatabase().profile.updateMany({ where: { id: profileId, accountId }, data: { pinHash } })
  return count > 0 ? ok(null) : err('NOT_FOUND')
}

/** Says whether a profile keeps its places and its history from now on; what it kept stays until it is removed. */
export async function setKeepsHistory(profileId: string, keepsHistory: boolean): Promise<void> {
  await getDatabase().profile.updateMany({ where: { id: profileId }, data: { keepsHistory } })
}

/**
 * Runs one change under the account's lock, so that what was counted still holds when it is written; the database refuses
 * the last limit or removal as well (`Profile_one_unrestricted`).
 */
async function changeProfile(
  profileId: string,
  { accountId, isConfirmed }: ProfileKeeper,
  staysUnrestricted: boolean,
  change: (tx: Transaction) => Promise<void>,
): Promise<Result<null, ProfileRefusal>> {
  return getDatabase().$transaction(async (tx) => {
    await lockProfiles(tx, accountId)
    const profiles = await tx.profile.findMany({
      where: { accountId },
      select: { id: true, maturityLimit: true, pinHash: true },
    })
    const target = profiles.find(({ id }) => id === profileId)
    if (!target) return err('NOT_FOUND' as const)
    if (target.pinHash !== null && !isConfirmed) return err('REAUTHENTICATION_REQUIRED' as const)
    const others = profiles.filter(({ id, maturityLimit }) => id !== profileId && maturityLimit === null)
    if (!staysUnrestricted && others.length === 0) return err('LAST_UNRESTRICTED' as const)
    await change(tx)
    return ok(null)
  })
}

async function lockProfiles(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`
}
