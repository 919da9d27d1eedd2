import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Database } from './database.ts'
import { openPrivateKey, sealPrivateKey, type EncryptionKey } from './key-encryption.ts'

/** A key pair whose public half a trusted key group of the distribution already holds. */
export type NewSigningKey = {
  /** CloudFront's id of the public key. */
  id: string
  keyGroup: 'PLAYBACK' | 'PRIVATE' | 'DIRECT'
  algorithm: 'EC_P256' | 'RSA_2048'
  privateKeyPem: string
  publicKeyPem: string
}

/** The key that signs now. The private key is parsed once: parsing it at each signature costs three times the signature. */
export type Signer = { keyPairId: string; privateKey: KeyObject }

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
    INSERT INTO "SigningKey" ("id", "keyGroup", "algorithm", "status", "publicKeyPem", "encryptedPrivateKey", "createdAt", "activatedAt")
    SELECT ${key.id}, ${key.keyGroup}::"KeyGroup", ${key.algorithm}::"KeyAlgorithm", 'SIGNING'::"KeyStatus",
           ${key.publicKeyPem}, ${encryptedPrivateKey}, ${now}, ${now}
    WHERE NOT EXISTS (
      SELECT 1 FROM "SigningKey" WHERE "keyGroup" = ${key.keyGroup}::"KeyGroup" AND "status" = 'SIGNING'::"KeyStatus"
    )
    ON CONFLICT DO NOTHING`
}

const known = new Map<NewSigningKey['keyGroup'], { signer: Signer; readAt: number }>()

/** The signing key of a group, or `null` when the group has none. Read again from the database every 10 s. */
export async function getSigner(
  database: Database,
  keyGroup: NewSigningKey['keyGroup'],
  encryptionKeys: readonly EncryptionKey[],
  now: Date,
): Promise<Signer | null> {
  const held = known.get(keyGroup)
  if (held && now.getTime() - held.readAt < rereadAfterMilliseconds) return held.signer

  const row = await database.signingKey.findFirst({
    where: { keyGroup, status: 'SIGNING' },
    select: { id: true, encryptedPrivateKey: true },
  })
  if (!row) return null
  const signer =
    held?.signer.keyPairId === row.id
      ? held.signer
      : {
          keyPairId: row.id,
          privateKey: createPrivateKey(openPrivateKey(row.encryptedPrivateKey, row.id, encryptionKeys)),
        }
  known.set(keyGroup, { signer, readAt: now.getTime() })
  return signer
}
