import 'server-only'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { listKeyEvents, listKeyGroups, type KeyEvent, type KeyGroupView } from './queries.ts'

/** An account key pair that is configured; `signs` where playback is signed with it instead of the group's key. */
export type LegacyPair = { keyPairId: string; signs: boolean }

export type KeysOverview = { groups: KeyGroupView[]; events: KeyEvent[]; legacyPair: LegacyPair | null }

const shownEvents = 40

/** Everything that the owner's page of keys shows. */
export async function getKeysOverview(): Promise<KeysOverview> {
  const database = getDatabase()
  const { LEGACY_KEY_PAIR_ID: keyPairId, SIGN_WITH_LEGACY_KEY_PAIR: signs } = getSettings('app')
  const [groups, events] = await Promise.all([listKeyGroups(database), listKeyEvents(database, shownEvents)])
  return { groups, events, legacyPair: keyPairId === undefined ? null : { keyPairId, signs } }
}

/** The groups alone, for the staff's home. */
export async function getKeyGroups(): Promise<KeyGroupView[]> {
  return listKeyGroups(getDatabase())
}

/** Whether a key of any group is on its way in or out, so that the page changes soon. */
export function isChanging({ groups }: Pick<KeysOverview, 'groups'>): boolean {
  const passing = new Set(['PENDING', 'PUBLISHED', 'CONFIRMED', 'RETIRED', 'COMPROMISED'])
  return groups.some(({ keys }) => keys.some(({ status, isCompromised }) => isCompromised || passing.has(status)))
}
