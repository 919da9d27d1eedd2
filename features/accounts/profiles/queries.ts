import 'server-only'
import { z } from 'zod'
import { getDatabase } from '#platform/database.ts'

/** A profile as the pages about profiles show it. */
export type ProfileRow = {
  id: string
  name: string
  position: number
  language: string | null
  maturityLimit: number | null
  keepsHistory: boolean
  hasPin: boolean
}

/** All profiles of an account, in their order; ten at most. */
export async function listProfiles(accountId: string): Promise<ProfileRow[]> {
  const rows = await getDatabase().profile.findMany({
    where: { accountId },
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, name: true, position: true, language: true },
      ...{ maturityLimit: true, keepsHistory: true, pinHash: true },
    },
  })
  return rows.map(({ pinHash, ...shown }) => ({ ...shown, hasPin: pinHash !== null }))
}

/** One profile of the account, or `null`: another account's is not there. */
export async function getProfile(accountId: string, profileId: string): Promise<ProfileRow | null> {
  if (!z.uuid().safeParse(profileId).success) return null
  return (await listProfiles(accountId)).find((profile) => profile.id === profileId) ?? null
}
