import { createPublicKey } from 'node:crypto'
import { openDatabase } from '#platform/database.ts'
import { parseSettings, type SigningKeySettings } from '#platform/env.ts'
import { registerSigningKey, type NewSigningKey } from '#platform/signing-keys.ts'
import type { Environment } from './environment.ts'
import { PortalError } from './portal-error.ts'

/** The keys that the embedded edge trusts, by the id of each, one list a key group. */
export type TrustedKeyIds = Readonly<Record<NewSigningKey['keyGroup'], readonly string[]>>

/**
 * Gives the database the first key of each key group, unless the group has one; later ones come by rotation. A group
 * for which no key is set gets none, and nothing can be signed for it.
 *
 * @param trusted What the embedded edge trusts, or null where the edge is not ours: no other key may sign for it.
 */
export async function registerFirstKeys(environment: Environment, trusted: TrustedKeyIds | null): Promise<void> {
  const settings = parseSettings('signingKey', environment)
  if (!settings.ok) throw new PortalError(settings.error.join('\n'))
  const { KEY_ENCRYPTION_KEYS, DATABASE_URL } = settings.value
  const keys = readKeys(settings.value)
  const database = openDatabase(DATABASE_URL, 1)
  try {
    for (const key of keys) {
      await registerSigningKey(database, key, KEY_ENCRYPTION_KEYS, new Date())
      const signing = await database.signingKey.findFirst({
        where: { keyGroup: key.keyGroup, status: 'SIGNING' },
        select: { publicKeyId: true },
      })
      const signingId = signing?.publicKeyId ?? '(none)'
      if (trusted && !trusted[key.keyGroup].includes(signingId)) {
        throw new PortalError(
          `The database signs with the key ${signingId}, which this portal's edge does not hold: use the USHER_HOME that the database was first started with, or another database.`,
        )
      }
    }
  } finally {
    await database.$disconnect()
  }
}

function readKeys(settings: SigningKeySettings): NewSigningKey[] {
  const groups = [
    ['PLAYBACK', 'SIGNING_KEY_ID', 'SIGNING_PRIVATE_KEY'],
    ['PRIVATE', 'PRIVATE_SIGNING_KEY_ID', 'PRIVATE_SIGNING_PRIVATE_KEY'],
    ['DIRECT', 'DIRECT_SIGNING_KEY_ID', 'DIRECT_SIGNING_PRIVATE_KEY'],
  ] as const
  return groups.flatMap(([keyGroup, idName, privateKeyName]) => {
    const { [idName]: id, [privateKeyName]: privateKeyPem } = settings
    if (id === undefined || privateKeyPem === undefined) return []
    const publicKey = readPublicKey(privateKeyName, privateKeyPem)
    const algorithm = publicKey.asymmetricKeyType === 'rsa' ? 'RSA_2048' : 'EC_P256'
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }) as string
    return [{ id, keyGroup, algorithm, privateKeyPem, publicKeyPem }]
  })
}

function readPublicKey(name: string, privateKeyPem: string) {
  try {
    return createPublicKey(privateKeyPem)
  } catch {
    throw new PortalError(`${name} cannot be read as a private key: set it to the whole PEM text.`)
  }
}
