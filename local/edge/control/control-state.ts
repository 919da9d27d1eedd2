import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { PublicKeyEntry } from '#local/edge/gate/trusted-keys.ts'

const publicKeySchema = z.strictObject({
  id: z.string(),
  /** Names this version of the record; another one at each change. */
  etag: z.string(),
  createdAt: z.iso.datetime(),
  callerReference: z.string(),
  name: z.string(),
  encodedKey: z.string(),
  comment: z.string().nullable(),
})

const keyGroupSchema = z.strictObject({
  id: z.string(),
  etag: z.string(),
  modifiedAt: z.iso.datetime(),
  name: z.string(),
  /** Ids of public keys, in the caller's order. */
  items: z.array(z.string()),
  comment: z.string().nullable(),
})

/** All that the control plane knows; public halves only. */
export const controlStateSchema = z.strictObject({
  version: z.literal(1),
  publicKeys: z.array(publicKeySchema),
  keyGroups: z.array(keyGroupSchema),
})

export type PublicKeyRecord = z.infer<typeof publicKeySchema>
export type KeyGroupRecord = z.infer<typeof keyGroupSchema>
export type ControlState = z.infer<typeof controlStateSchema>

/** Which key group, by id, stands behind each name that the distribution's behaviours trust. */
export type KeyGroupIds = Readonly<Record<string, string>>

const upperAlphanumerics = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** An id of CloudFront's form: `K` for a public key, `E` for a version, and thirteen more. */
export function makeId(initial: 'K' | 'E'): string {
  return initial + Array.from({ length: 13 }, () => upperAlphanumerics[randomInt(upperAlphanumerics.length)]).join('')
}

/** The state before anyone asked for anything: one key group for each name, made of the first keys. */
export function createInitialState(keys: readonly PublicKeyEntry[], groupIds: KeyGroupIds, now: Date): ControlState {
  const at = now.toISOString()
  return {
    version: 1,
    publicKeys: keys.map(({ keyId, publicKeyPem, group }) => ({
      id: keyId,
      etag: makeId('E'),
      createdAt: at,
      callerReference: `first-${keyId}`,
      name: `usher-${group}-first`,
      encodedKey: publicKeyPem,
      comment: null,
    })),
    keyGroups: Object.entries(groupIds).map(([group, id]) => ({
      id,
      etag: makeId('E'),
      modifiedAt: at,
      name: `usher-${group}`,
      items: keys.filter((key) => key.group === group).map(({ keyId }) => keyId),
      comment: null,
    })),
  }
}

/** The keys that the gate is to trust: those in a group that has a name among the behaviours' groups. */
export function listTrustedKeys({ publicKeys, keyGroups }: ControlState, groupIds: KeyGroupIds): PublicKeyEntry[] {
  return Object.entries(groupIds).flatMap(([group, groupId]) => {
    const items = keyGroups.find(({ id }) => id === groupId)?.items ?? []
    return publicKeys
      .filter(({ id }) => items.includes(id))
      .map(({ id, encodedKey }) => ({ keyId: id, publicKeyPem: encodedKey, group }))
  })
}
