import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { KeyGroup } from '#core/signing-keys/lifecycle.ts'
import { Prisma, runStatement, type Database, type Transaction } from './database.ts'
import { openPrivateKey, sealPrivateKey, type EncryptionKey } from './key-encryption.ts'
import type { KeyAlgorithm } from './key-pair.ts'
import type { Kms } from './kms.ts'

/** A key pair whose public half a trusted key group of the distribution already holds. */
export type NewSigningKey = {
  /** CloudFront's id of the public key. */
  id: string
  keyGroup: KeyGroup
  algorithm: KeyAlgorithm
  privateKeyPem: string
  publicKeyPem: string
}

/** A key held in this process. It is parsed once: parsing it at each signature costs three times the signature. */
export type PemSigner = { keyPairId: string; privateKey: KeyObject }

/** A key that KMS holds; it signs a text's bytes with SHA-256 when it is asked. */
export type KmsSigner = { keyPairId: string; sign(text: string): ReturnType<Kms['sign']> }

/** The key that signs now; `signPolicy` and `signUrl` of platform/cdn.ts sign with either kind. */
export type Signer = PemSigner | KmsSigner

/** What private halves are reached with: those that lie here sealed, and those that KMS holds. */
export type KeyStore = { encryptionKeys: readonly EncryptionKey[]; kms: Pick<Kms, 'sign'> }

/** How long a process may go on with the key it knows before it looks whether another one signs. */
const rereadAfterMilliseconds = 10_000

/**
 * Stores a key and lets it sign, unless its group already has a signing key. Safe to repeat and to run twice at once:
 * a partial unique index allows one signing key a group.
 */
export async function registerSigningKey(
  database: Database,
  key: NewSigningKey,
  encryptionKeys: readonly EncryptionKey[],
  now: Date,
): Promise<void> {
  const encryptedPrivateKey = sealPrivateKey(key.privateKeyPem, key.id, encryptionKeys)
  await database.$executeRaw`
    INSERT INTO "SigningKey" ("id", "publicKeyId", "keyGroup", "algorithm", "status", "publicKeyPem",
                              "encryptedPrivateKey", "createdAt", "publishedAt", "confirmedAt", "activatedAt")
    SELECT ${key.id}, ${key.id}, ${key.keyGroup}::"KeyGroup", ${key.algorithm}::"KeyAlgorithm", 'SIGNING'::"KeyStatus",
           ${key.publicKeyPem}, ${encryptedPrivateKey}, ${now}, ${now}, ${now}, ${now}
    WHERE NOT EXISTS (
      SELECT 1 FROM "SigningKey" WHERE "keyGroup" = ${key.keyGroup}::"KeyGroup" AND "status" = 'SIGNING'::"KeyStatus"
    )
    ON CONFLICT DO NOTHING`
}

/** Under which signature a signer is asked for: whose key, and how long it has to stay trusted. */
export type SignatureNeed = KeyStore & {
  keyGroup: KeyGroup
  /** When the signature ends. */
  expiresAt: Date
  now: Date
}

const known = new Map<KeyGroup, { signer: Signer; readAt: number }>()

/**
 * The signing key of a group for one signature, after writing down that the key must stay trusted until that signature
 * ends. Every signature but a renewal's comes by this; a renewal folds `keyStaysTrusted` into its own statement.
 *
 * @returns `null` when the group has no signing key.
 */
export async function takeSigner(database: Database, need: SignatureNeed): Promise<Signer | null> {
  // The second time for the one case that the key known here was replaced and has left its group meanwhile.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const signer = await getSigner(database, need)
    if (signer === null) return null
    if (await recordSignature(database, signer.keyPairId, need.expiresAt)) return signer
    forgetSigner(signer)
  }
  return null
}

/**
 * The signing key of a group, or `null` when the group has none. Read again from the database every 10 s, and at once
 * after `forgetSigner`. The caller has `keyStaysTrusted` in the statement that its signature depends on.
 */
export async function getSigner(
  database: Database,
  { keyGroup, now, ...store }: Omit<SignatureNeed, 'expiresAt'>,
): Promise<Signer | null> {
  const held = known.get(keyGroup)
  if (held && now.getTime() - held.readAt < rereadAfterMilliseconds) return held.signer

  const row = await database.signingKey.findFirst({
    where: { keyGroup, status: 'SIGNING' },
    select: { id: true, publicKeyId: true, algorithm: true, encryptedPrivateKey: true, kmsKeyId: true },
  })
  if (!row?.publicKeyId) return null
  const signer =
    held?.signer.keyPairId === row.publicKeyId
      ? held.signer
      : openSigner({ ...row, publicKeyId: row.publicKeyId }, store)
  known.set(keyGroup, { signer, readAt: now.getTime() })
  return signer
}

/** Where one row's private half is. */
export type StoredKey = {
  id: string
  publicKeyId: string
  algorithm: KeyAlgorithm
  encryptedPrivateKey: string | null
  kmsKeyId: string | null
}

/** Opens the sealed private half of one row, or leads to the one that KMS holds. */
export function openSigner(row: StoredKey, { encryptionKeys, kms }: KeyStore): Signer {
  const { id, publicKeyId: keyPairId, algorithm, encryptedPrivateKey, kmsKeyId } = row
  if (kmsKeyId !== null) return { keyPairId, sign: (text) => kms.sign({ kmsKeyId, algorithm }, text) }
  if (encryptedPrivateKey === null) throw new Error(`Signing key ${id} has no private half.`)
  return { keyPairId, privateKey: createPrivateKey(openPrivateKey(encryptedPrivateKey, id, encryptionKeys)) }
}

/** Makes this process look at the database again before it signs: the key it knew is trusted no more. */
export function forgetSigner(signer: Pick<Signer, 'keyPairId'>): void {
  for (const [keyGroup, held] of known) if (held.signer.keyPairId === signer.keyPairId) known.delete(keyGroup)
}

/** How far ahead of a signature's end a key's last end is written: one write a minute and key, not one a signature. */
const recordedAheadMilliseconds = 60_000

/**
 * Three table expressions for the front of a statement that a signature depends on. `key_covers` has a row exactly when
 * the key is still trusted and its row says that it must stay so until `expiresAt`; where the row said less, the same
 * statement raises it. The sweep retires a key only when its row's end has passed, so of a renewal and a retirement at
 * the same moment one sees the other.
 *
 * An account's legacy key pair (`APKA…`) has no row: it is trusted by the distribution itself and never rotated here.
 */
export function keyStaysTrusted(keyPairId: string, expiresAt: Date): Prisma.Sql {
  const ahead = new Date(expiresAt.getTime() + recordedAheadMilliseconds)
  return Prisma.sql`
    key_seen AS MATERIALIZED (
      SELECT "id", coalesce("lastExpiresAt" < ${expiresAt}, true) AS "isShort" FROM "SigningKey"
      WHERE "publicKeyId" = ${keyPairId} AND "status" IN ('SIGNING', 'RETIRING')
    ), key_raised AS (
      UPDATE "SigningKey" k SET "lastExpiresAt" = greatest(k."lastExpiresAt", ${ahead}::timestamptz)
      FROM key_seen WHERE k."id" = key_seen."id" AND key_seen."isShort" AND k."status" IN ('SIGNING', 'RETIRING')
      RETURNING k."id"
    ), key_covers AS (
      SELECT 1 FROM key_seen WHERE NOT "isShort"
      UNION ALL SELECT 1 FROM key_raised
      UNION ALL SELECT 1 WHERE ${keyPairId.startsWith('APKA')}
    )`
}

/** Writes down that a key must stay trusted until `expiresAt`; `false` when it is trusted no more. One statement. */
async function recordSignature(database: Database | Transaction, keyPairId: string, expiresAt: Date): Promise<boolean> {
  const statement = Prisma.sql`WITH ${keyStaysTrusted(keyPairId, expiresAt)} SELECT 1 FROM key_covers LIMIT 1`
  const rows = await runStatement(database, 'record-signature', statement)
  return rows.length === 1
}
