import { createPrivateKey } from 'node:crypto'
import type { AppSettings } from './env.ts'
import type { PemSigner } from './signing-keys.ts'

let held: PemSigner | null = null

/**
 * The account's CloudFront key pair, where the settings say that it signs instead of the playback group's own key.
 * AWS recommends against such pairs: only the root user makes them, no API rotates them, and an account has two at most.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
export function readLegacySigner(settings: AppSettings): PemSigner | null {
  const { LEGACY_KEY_PAIR_ID: keyPairId, LEGACY_PRIVATE_KEY: privateKeyPem } = settings
  if (!settings.SIGN_WITH_LEGACY_KEY_PAIR || keyPairId === undefined || privateKeyPem === undefined) return null
  held ??= { keyPairId, privateKey: createPrivateKey(privateKeyPem) }
  return held
}
