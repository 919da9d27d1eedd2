import { createPublicKey } from 'node:crypto'
import { openDatabase } from '#platform/database.ts'
import { parseSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import type { Environment } from './environment.ts'
import { PortalError } from './portal-error.ts'

/**
 * Gives the database its first key of the playback group, unless it has one; later ones come by rotation.
 *
 * @param isEdgeEmbedded The embedded edge trusts this home's key alone, so no other may be the one that signs.
 */
export async function registerFirstKey(environment: Environment, isEdgeEmbedded: boolean): Promise<void> {
  const settings = parseSettings('signingKey', environment)
  if (!settings.ok) throw new PortalError(settings.error.join('\n'))
  const { SIGNING_KEY_ID: id, SIGNING_PRIVATE_KEY: privateKeyPem, KEY_ENCRYPTION_KEYS, DATABASE_URL } = settings.value
  const publicKey = readPublicKey(privateKeyPem)
  const database = openDatabase(DATABASE_URL, 1)
  try {
    const key = {
      id,
      keyGroup: 'PLAYBACK',
      algorithm: publicKey.asymmetricKeyType === 'rsa' ? 'RSA_2048' : 'EC_P256',
      privateKeyPem,
      publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    } as const
    await registerSigningKey(database, key, KEY_ENCRYPTION_KEYS, new Date())
    const signing = await database.signingKey.findFirst({
      where: { keyGroup: 'PLAYBACK', status: 'SIGNING' },
      select: { id: true },
    })
    if (isEdgeEmbedded && signing?.id !== id) {
      throw new PortalError(
        `The database signs with the key ${signing?.id ?? '(none)'}, which this portal's edge does not hold: use the USHER_HOME that the database was first started with, or another database.`,
      )
    }
  } finally {
    await database.$disconnect()
  }
}

function readPublicKey(privateKeyPem: string) {
  try {
    return createPublicKey(privateKeyPem)
  } catch {
    throw new PortalError('SIGNING_PRIVATE_KEY cannot be read as a private key: set it to the whole PEM text.')
  }
}
