import type { KeyGroup, KeyStatus } from '#core/signing-keys/lifecycle.ts'
import { recordAudit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/database.ts'
import type { EncryptionKey } from '#platform/key-encryption.ts'
import type { KeyControl } from '#platform/key-control.ts'
import type { Kms } from '#platform/kms.ts'
import type { Logger } from '#platform/logger.ts'
import type { Storage } from '#platform/storage.ts'

/** What the worker needs to rotate signing keys. */
export type KeyContext = {
  database: Database
  storage: Pick<Storage, 'putText' | 'deletePrefix'>
  keyControl: KeyControl
  /** Asked only for keys that lie there. */
  kms: Kms
  encryptionKeys: readonly EncryptionKey[]
  /** Where new keys are confirmed: the distribution's own address. */
  mediaOrigin: string
  /** How long a confirmed key waits before it signs. */
  settleSeconds: number
  logger: Logger
  clock: () => Date
}

/** Everything the steps know of one key. */
export async function listGroupKeys(database: Database | Transaction, keyGroup: KeyGroup) {
  const keys = await database.signingKey.findMany({
    where: { keyGroup, OR: [{ status: { notIn: ['RETIRED', 'COMPROMISED'] } }, { removedAt: null }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return keys
}

export type KeyRow = Awaited<ReturnType<typeof listGroupKeys>>[number]

/** Writes one line of the audit trail: the worker acts for nobody, so the actor is who asked, in an earlier line. */
export async function recordKeyEvent(
  tx: Transaction,
  key: Pick<KeyRow, 'id' | 'keyGroup' | 'publicKeyId'>,
  event: Lowercase<KeyStatus> | 'removed',
  now: Date,
): Promise<void> {
  const details = { keyGroup: key.keyGroup, publicKeyId: key.publicKeyId }
  await recordAudit(tx, { at: now, action: `key.${event}`, subjectId: key.id, details })
}
