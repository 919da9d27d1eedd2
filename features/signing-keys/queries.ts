import {
  findRotationRefusal,
  keyGroups,
  retirementOf,
  type KeyGroup,
  type KeyStatus,
} from '#core/signing-keys/lifecycle.ts'
import type { Database } from '#platform/database.ts'
import type { KeyAlgorithm } from '#platform/key-pair.ts'

/** One key as an owner may see it; nothing of its private half. */
export type KeyView = {
  id: string
  /** CloudFront's id; `null` until it is published. */
  publicKeyId: string | null
  algorithm: KeyAlgorithm
  /** Whether KMS holds the private half, or is to make it. */
  isInKms: boolean
  status: KeyStatus
  isCompromised: boolean
  createdAt: Date
  /** When it began to sign. */
  activatedAt: Date | null
  /** No signature by it ends later; `null` where it never signed. */
  lastExpiresAt: Date | null
  /** When a replaced key leaves its group; `null` for any other. */
  retiresAt: Date | null
}

export type KeyGroupView = {
  keyGroup: KeyGroup
  keys: KeyView[]
  /** Whether a rotation can begin now, or why not. */
  refusal: { code: 'ROTATION_UNDER_WAY' | 'KEY_GROUP_FULL'; freesAt: Date | null } | null
}

/** The keys of every group that are trusted or on their way in or out; the one that signs first. */
export async function listKeyGroups(database: Database): Promise<KeyGroupView[]> {
  const rows = await database.signingKey.findMany({
    where: { OR: [{ status: { notIn: ['RETIRED', 'COMPROMISED'] } }, { removedAt: null }] },
    orderBy: { createdAt: 'desc' },
    omit: { encryptedPrivateKey: true },
  })
  return keyGroups.map((keyGroup) => {
    const ofGroup = rows.filter((row) => row.keyGroup === keyGroup)
    const keys = [
      ...ofGroup.filter(({ status }) => status === 'SIGNING'),
      ...ofGroup.filter(({ status }) => status !== 'SIGNING'),
    ]
    const refusal = findRotationRefusal(keyGroup, keys)
    return {
      keyGroup,
      keys: keys.map((row) => ({
        id: row.id,
        publicKeyId: row.publicKeyId,
        algorithm: row.algorithm,
        isInKms: row.kmsKeyId !== null || row.publicKeyPem === null,
        status: row.status,
        isCompromised: row.compromisedAt !== null,
        createdAt: row.createdAt,
        activatedAt: row.activatedAt,
        lastExpiresAt: row.lastExpiresAt,
        retiresAt: row.status === 'RETIRING' ? retirementOf(row) : null,
      })),
      refusal: refusal && { freesAt: null, ...refusal },
    }
  })
}

/** One line of the audit trail about a key. */
export type KeyEvent = {
  id: string
  at: Date
  action: string
  keyGroup: KeyGroup | null
  publicKeyId: string | null
  /** Who asked, by name while they are still here; `null` for the worker and for commands on the machine. */
  actorName: string | null
}

/** The newest events about keys. */
export async function listKeyEvents(database: Database, limit: number): Promise<KeyEvent[]> {
  const events = await database.auditEvent.findMany({
    where: { action: { startsWith: 'key.' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true, at: true, action: true, subjectId: true, actorId: true },
  })
  const keyIds = [...new Set(events.flatMap(({ subjectId }) => (subjectId ? [subjectId] : [])))]
  const actorIds = [...new Set(events.flatMap(({ actorId }) => (actorId ? [actorId] : [])))]
  const [keys, actors] = await Promise.all([
    database.signingKey.findMany({
      where: { id: { in: keyIds } },
      select: { id: true, keyGroup: true, publicKeyId: true },
    }),
    database.account.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } }),
  ])
  return events.map(({ id, at, action, subjectId, actorId }) => {
    const key = keys.find((known) => known.id === subjectId)
    return {
      ...{ id, at, action },
      keyGroup: key?.keyGroup ?? null,
      publicKeyId: key?.publicKeyId ?? null,
      actorName: actorId && (actors.find((known) => known.id === actorId)?.name ?? 'Somebody who left'),
    }
  })
}
