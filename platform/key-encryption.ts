import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** One key of `KEY_ENCRYPTION_KEYS`: 32 bytes, named so that older rows still say which key opens them. */
export type EncryptionKey = { id: string; key: Buffer }

const algorithm = 'aes-256-gcm'
const nonceBytes = 12

/**
 * Seals a private key for the database: AES-256-GCM under the first key, a random nonce, and the key's id with the
 * row's id as additional data, so that a sealed text moved to another row does not open.
 *
 * @returns `v1.<encryption key id>.<nonce>.<tag>.<cipher text>`, the last three in base64url.
 */
export function sealPrivateKey(pem: string, rowId: string, encryptionKeys: readonly EncryptionKey[]): string {
  const [newest] = encryptionKeys
  if (!newest) throw new Error('KEY_ENCRYPTION_KEYS holds no key.')
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, newest.key, nonce).setAAD(Buffer.from(`${newest.id}.${rowId}`))
  const sealed = Buffer.concat([cipher.update(pem, 'utf8'), cipher.final()])
  return ['v1', newest.id, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
}

/** Opens what `sealPrivateKey` wrote; throws when the encryption key is gone or the text was changed. */
export function openPrivateKey(sealed: string, rowId: string, encryptionKeys: readonly EncryptionKey[]): string {
  const [version, keyId, nonce, tag, text] = sealed.split('.')
  const known = encryptionKeys.find((entry) => entry.id === keyId)
  if (version !== 'v1' || !nonce || !tag || !text) throw new Error(`Signing key ${rowId} is stored in an unknown form.`)
  if (!known) throw new Error(`Signing key ${rowId} is sealed under a key that KEY_ENCRYPTION_KEYS does not hold.`)
  const decipher = createDecipheriv(algorithm, known.key, Buffer.from(nonce, 'base64url'))
    .setAAD(Buffer.from(`${known.id}.${rowId}`))
    .setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}
