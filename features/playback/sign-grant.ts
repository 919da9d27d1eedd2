import 'server-only'
import { isIPv4 } from 'node:net'
import type { ErrorCode } from '#core/errors.ts'
import { planGrant, writeGrantPath, type GrantTimes } from '#core/media-access/grant.ts'
import { writeMediaCookies, type CookieScope, type SignedPolicy } from '#core/media-access/media-cookies.ts'
import { writeAccessPolicy } from '#core/media-access/policy.ts'
import { err, ok, type Result } from '#core/result.ts'
import { signPolicy } from '#platform/cdn.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { getKms } from '#platform/kms.ts'
import { readLegacySigner } from '#platform/legacy-key-pair.ts'
import { forgetSigner, type SignatureNeed, type Signer } from '#platform/signing-keys.ts'
import type { GrantFacts } from './grant-facts.ts'

/** What the request brings with it, beside the person: its time, its chance, and where it came from. */
export type GrantContext = {
  now: Date
  /** From 0 (included) to 1 (excluded). */
  random: number
  /** The viewer's address as the distribution states it, or `null` when nobody trustworthy stated one. */
  clientAddress: string | null
}

/** A signed grant, before its lease is written. */
export type SignedGrant = GrantTimes & {
  manifestUrl: string
  assetId: string
  cookiePath: string
  signingKeyId: string
  cookies: string[]
}

/**
 * Signs the cookies that the facts allow. Refuses what the decision refuses, with its code.
 *
 * @param findSigner Finds the key once the end of the signature is known: `takeSigner`, or a renewal's own way.
 */
export async function signGrant(
  facts: GrantFacts,
  context: GrantContext,
  findSigner: (database: Database, need: SignatureNeed) => Promise<Signer | null>,
): Promise<Result<SignedGrant, ErrorCode>> {
  const { access, assetId } = facts
  if (!access.allowed) return err(access.reason)
  if (assetId === null) return err('TITLE_NOT_READY')
  const isBoundable = context.clientAddress !== null && isIPv4(context.clientAddress)
  if (facts.bindToAddress && !isBoundable) return err('IPV4_REQUIRED')

  const { now, random } = context
  const times = planGrant({ now, random, validitySeconds: facts.validitySeconds, accessEndsAt: access.accessEndsAt })
  if (times === null) return err('MEMBERSHIP_ENDED')

  const settings = getSettings('app')
  const need = {
    keyGroup: 'PLAYBACK',
    expiresAt: times.expiresAt,
    encryptionKeys: settings.KEY_ENCRYPTION_KEYS,
    kms: getKms(),
  } as const
  const path =
    facts.isLibraryFullyOpen && !facts.isLimited && !access.isPreview
      ? writeGrantPath({ kind: 'library', librarySlug: facts.librarySlug })
      : writeGrantPath({ kind: 'asset', librarySlug: facts.librarySlug, assetId })
  const policy = writeAccessPolicy({
    resource: `${settings.MEDIA_ORIGIN}${path}*`,
    expiresAt: times.expiresAt,
    ...(facts.bindToAddress ? { sourceNetwork: `${context.clientAddress}/32` } : {}),
  })
  if (!policy.ok) return err('INTERNAL')
  const signed = await signUnderKey(policy.value, () => findSigner(getDatabase(), { ...need, now }))
  if (!signed.ok) return signed

  return ok({
    ...times,
    manifestUrl: `${settings.MEDIA_ORIGIN}/library/${facts.librarySlug}/${assetId}/master.m3u8`,
    assetId,
    cookiePath: path,
    signingKeyId: signed.value.keyPairId,
    cookies: writeMediaCookies(signed.value, mediaCookieScope(path)),
  })
}

/** Signs with the account's own pair where the settings want that, else with the group's key. */
async function signUnderKey(
  policy: string,
  findSigner: () => Promise<Signer | null>,
): Promise<Result<SignedPolicy, 'SERVICE_UNAVAILABLE'>> {
  const settings = getSettings('app')
  // The second time for the one case that KMS ended the key while this process still knew it.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const signer = readLegacySigner(settings) ?? (await findSigner())
    if (signer === null) break
    const signed = await signPolicy(policy, signer, settings.SIGNATURE_HASH)
    if (signed.ok) return signed
    if (signed.error !== 'KEY_GONE') break
    forgetSigner(signer)
  }
  return err('SERVICE_UNAVAILABLE')
}

/** Where media cookies of one path live, by the settings. `Secure` is off only on plain http, thus on loopback. */
export function mediaCookieScope(path: string): CookieScope {
  const { MEDIA_ORIGIN, MEDIA_COOKIE_DOMAIN } = getSettings('app')
  return { path, domain: MEDIA_COOKIE_DOMAIN ?? null, isSecure: MEDIA_ORIGIN.startsWith('https:') }
}
