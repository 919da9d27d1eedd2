import 'server-only'
import { writeAccessPolicy } from '#core/media-access/policy.ts'
import { signUrl } from '#platform/cdn.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { getKms } from '#platform/kms.ts'
import { takeSigner } from '#platform/signing-keys.ts'

/** What a signed URL of a private file is bound to. */
export type FileUrlTerms = { objectKey: string; startsAt: Date | null; expiresAt: Date; sourceNetwork: string | null }

/** A URL that opens one private file, and the key that must go for it to end early. */
export type FileUrl = { url: string; signingKeyId: string }

/**
 * Signs a custom policy for one file: by the door for an hour at most (`PRIVATE`), or for a direct link (`DIRECT`).
 *
 * @returns `null` while no key of the group signs or KMS is away, or where the policy cannot say these terms.
 */
export async function signFile(
  keyGroup: 'PRIVATE' | 'DIRECT',
  { objectKey, startsAt, expiresAt, sourceNetwork }: FileUrlTerms,
  now: Date,
): Promise<FileUrl | null> {
  const settings = getSettings('app')
  const resource = `${settings.MEDIA_ORIGIN}/${objectKey}`
  const policy = writeAccessPolicy({
    resource,
    expiresAt,
    ...(startsAt ? { startsAfter: startsAt } : {}),
    ...(sourceNetwork ? { sourceNetwork } : {}),
  })
  if (!policy.ok) return null
  const need = { keyGroup, expiresAt, encryptionKeys: settings.KEY_ENCRYPTION_KEYS, kms: getKms(), now }
  const signer = await takeSigner(getDatabase(), need)
  if (signer === null) return null
  const rule = { kind: 'custom', policy: policy.value } as const
  const signed = await signUrl(resource, rule, signer, settings.SIGNATURE_HASH)
  return signed.ok ? { url: signed.value, signingKeyId: signer.keyPairId } : null
}
