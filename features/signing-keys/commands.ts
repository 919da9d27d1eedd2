import { randomUUID } from 'node:crypto'
import {
  findRotationRefusal,
  keyGroups,
  type KeyFacts,
  type KeyGroup,
  type RotationRefusal,
} from '#core/signing-keys/lifecycle.ts'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { enqueueKeyWork } from '#jobs/signing-keys.ts'
import { recordAudit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/database.ts'
import { sealPrivateKey, type EncryptionKey } from '#platform/key-encryption.ts'
import { makeKeyPair, type KeyAlgorithm } from '#platform/key-pair.ts'
import type { Queue } from '#platform/queue.ts'

/** What a change of keys is made with. The rows say what is wanted; the worker does it. */
export type KeyRequest = {
  database: Database
  queue: Queue
  encryptionKeys: readonly EncryptionKey[]
  /** Where the private half of a new key is to lie; in KMS it is made there, by the worker. */
  store: 'database' | 'kms'
  /** Who asked, or `null` for a command on the machine itself. */
  actor: StaffActor | null
  now: Date
}

/** The new key's row. */
export type RotationBegun = { keyId: string }

/**
 * Makes a new key pair for a group, or its row alone where KMS is to make the pair, and asks the worker to bring it in.
 * From then on the worker goes by the key's row: published, confirmed, signing, and the one before it retiring.
 */
export async function requestRotation(
  keyGroup: KeyGroup,
  algorithm: KeyAlgorithm,
  request: KeyRequest,
): Promise<Result<RotationBegun, RotationRefusal | { code: 'NOT_FOUND' }>> {
  if (!mayAsk(request)) return err({ code: 'NOT_FOUND' })
  const { database, now } = request
  const actorId = request.actor?.id ?? null
  const pair = await makePair(algorithm, request)
  return database.$transaction(async (tx) => {
    const refusal = findRotationRefusal(keyGroup, await lockGroup(tx, keyGroup))
    if (refusal) return err(refusal)
    await begin(tx, keyGroup, { ...pair, algorithm }, request)
    const details = { keyGroup, algorithm }
    await recordAudit(tx, { at: now, actorId, action: 'key.rotation-asked', subjectId: pair.id, details })
    return ok({ keyId: pair.id })
  })
}

/** Why a key cannot be called compromised: there is none of this id for who asks, or it is out already. */
export type RemovalRefusal = 'NOT_FOUND' | 'KEY_ALREADY_OUT'

/**
 * Calls a key compromised: it leaves its group at once, and all that it signed is refused. The key that signs is first
 * followed by a new one, so that whoever plays gets new cookies at the next renewal; a group is never left without.
 */
export async function requestRemoval(keyId: string, request: KeyRequest): Promise<Result<null, RemovalRefusal>> {
  if (!mayAsk(request)) return err('NOT_FOUND')
  const { database, now } = request
  const actorId = request.actor?.id ?? null
  const found = await database.signingKey.findFirst({
    where: { OR: [{ id: keyId }, { publicKeyId: keyId }] },
    select: { id: true, keyGroup: true, algorithm: true },
  })
  if (!found) return err('NOT_FOUND')
  const { id, keyGroup, algorithm } = found
  const pair = await makePair(algorithm, request)

  return database.$transaction(async (tx) => {
    const keys = await lockGroup(tx, keyGroup)
    const key = keys.find((known) => known.id === id)
    if (!key || key.removedAt !== null) return err('KEY_ALREADY_OUT' as const)
    const compromisedAt = key.compromisedAt ?? now
    const isSigning = key.status === 'SIGNING'
    const ended = isSigning ? {} : ({ status: 'COMPROMISED', retiredAt: now } as const)
    await tx.signingKey.update({ where: { id }, data: { compromisedAt, ...ended } })
    const details = { keyGroup }
    await recordAudit(tx, { at: now, actorId, action: 'key.removal-asked', subjectId: id, details })
    const hasSuccessor = keys.some(({ status }) => ['PENDING', 'PUBLISHED', 'CONFIRMED'].includes(status))
    if (isSigning && !hasSuccessor) await begin(tx, keyGroup, { ...pair, algorithm }, request)
    else await enqueueKeyWork(request.queue, keyGroup, tx)
    return ok(null)
  })
}

const mayAsk = ({ actor }: KeyRequest) => actor === null || permits(actor.role, 'keys.change')

/** Reads a group's keys and holds them until the transaction ends, so that two requests never count at once. */
async function lockGroup(tx: Transaction, keyGroup: KeyGroup): Promise<KeyFacts[]> {
  // A lock of the group itself: it may have no row yet.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('signing-keys'), ${keyGroups.indexOf(keyGroup)}::int)::text`
  await tx.$queryRaw`SELECT 1 FROM "SigningKey" WHERE "keyGroup" = ${keyGroup}::"KeyGroup" ORDER BY "id" FOR UPDATE`
  return tx.signingKey.findMany({
    where: { keyGroup },
    select: {
      id: true,
      status: true,
      publishedAt: true,
      confirmedAt: true,
      replacedAt: true,
      compromisedAt: true,
      removedAt: true,
      lastExpiresAt: true,
    },
  })
}

/** A pair for a new row; without its two halves KMS is to make it. */
type NewPair = { id: string; publicKeyPem?: string; encryptedPrivateKey?: string }

async function makePair(algorithm: KeyAlgorithm, { encryptionKeys, store }: KeyRequest): Promise<NewPair> {
  const id = randomUUID()
  if (store === 'kms') return { id }
  const { publicKeyPem, privateKeyPem } = await makeKeyPair(algorithm)
  return { id, publicKeyPem, encryptedPrivateKey: sealPrivateKey(privateKeyPem, id, encryptionKeys) }
}

async function begin(
  tx: Transaction,
  keyGroup: KeyGroup,
  pair: NewPair & { algorithm: KeyAlgorithm },
  { queue, now }: KeyRequest,
): Promise<void> {
  await tx.signingKey.create({ data: { ...pair, keyGroup, status: 'PENDING', createdAt: now } })
  await enqueueKeyWork(queue, keyGroup, tx)
}
