import { join } from 'node:path'
import { readState } from '#local/edge/control/state-file.ts'
import type { Home } from './home.ts'
import { PortalError } from './portal-error.ts'
import { keyGroupNames, type Secrets } from './secrets.ts'
import type { TrustedKeyIds } from './signing-keys.ts'

/** Where the edge's control plane keeps public keys and key groups. */
export function keyGroupsPath(home: Home): string {
  return join(home.path, 'key-groups.json')
}

/**
 * The keys that the edge will trust when it starts: those of its key groups, or of their first keys before its first
 * start.
 *
 * @throws PortalError When the file of the key groups is damaged.
 */
export async function readTrustedKeyIds(home: Home, { signingKeys, keyGroupIds }: Secrets): Promise<TrustedKeyIds> {
  const state = await readState(keyGroupsPath(home)).catch((cause: unknown) => {
    throw new PortalError(cause instanceof Error ? cause.message : String(cause))
  })
  const groups =
    state?.keyGroups ?? keyGroupNames.map((name) => ({ id: keyGroupIds[name], items: [signingKeys[name].id] }))
  const idsOf = (name: (typeof keyGroupNames)[number]) => groups.find(({ id }) => id === keyGroupIds[name])?.items ?? []
  return { PLAYBACK: idsOf('playback'), PRIVATE: idsOf('private'), DIRECT: idsOf('direct') }
}
