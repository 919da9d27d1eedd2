import { getSignedCookies, getSignedUrl } from '@aws-sdk/cloudfront-signer'
import type { SignedPolicy } from '#core/media-access/media-cookies.ts'
import { ok, type Result } from '#core/result.ts'
import type { SigningFault } from './kms.ts'
import type { KmsSigner, PemSigner, Signer } from './signing-keys.ts'

export type SignatureHash = 'SHA256' | 'SHA1'

/** What becomes of a signature: KMS may not give one; with a key held here there always is one. */
export type Signed<Value> = Promise<Result<Value, SigningFault>>

/**
 * Signs a custom policy for cookies: through AWS's signer with a key held here, by KMS with one that it holds.
 *
 * @param policy The exact text to sign; always given whole, since from a URL with `*` the signer makes a canned policy
 *   whose star is literal.
 * @param hash KMS signs with SHA-256, whatever is asked for.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html
 */
export async function signPolicy(policy: string, signer: Signer, hash: SignatureHash): Signed<SignedPolicy> {
  const { keyPairId } = signer
  if ('sign' in signer) {
    const signature = await signer.sign(policy)
    if (!signature.ok) return signature
    const encoded = { policy: encodeBytes(Buffer.from(policy)), signature: encodeBytes(signature.value) }
    return ok({ ...encoded, keyPairId, hashAlgorithm: 'SHA256' })
  }
  const cookies = getSignedCookies({ policy, ...credentialOf(signer, hash) })
  const encodedPolicy = cookies['CloudFront-Policy']
  if (encodedPolicy === undefined) throw new Error('The signer returned no policy: it must be given one.')
  return ok({
    policy: encodedPolicy,
    signature: cookies['CloudFront-Signature'],
    keyPairId: cookies['CloudFront-Key-Pair-Id'],
    ...(hash === 'SHA256' ? { hashAlgorithm: 'SHA256' as const } : {}),
  })
}

/** What a signed URL stands for: an end alone (CloudFront rebuilds the policy from the URL), or a policy given whole. */
export type UrlRule = { kind: 'canned'; expiresAt: Date } | { kind: 'custom'; policy: string }

/** Names that CloudFront takes for its own in a signed URL; a URL that brings one along means something else. */
const signingParameters = /[?&](?:Expires|Policy|Signature|Key-Pair-Id|Hash-Algorithm)(?:=|&|$)/

/**
 * Signs one URL, as `signPolicy` signs a policy.
 *
 * @param url Exactly as the browser will ask for it. AWS's signer re-encodes a URL before it signs; where that would
 *   change it, the address that works would be another than the caller's.
 * @param rule A canned end is written in whole seconds, rounded down; a custom policy names its own resource.
 * @throws Error When the URL is not in the form the signer leaves alone, holds a `*`, or has a parameter of CloudFront's.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
 */
export async function signUrl(url: string, rule: UrlRule, signer: Signer, hash: SignatureHash): Signed<string> {
  if (url.includes('*') || signingParameters.test(url)) throw new Error('This URL cannot be signed as one file.')
  if (!isInSignersForm(url)) {
    throw new Error('The signer would write this URL in another form than it will be asked for.')
  }
  return 'sign' in signer ? signUrlByKms(url, rule, signer) : ok(signUrlHere(url, rule, signer, hash))
}

function signUrlHere(url: string, rule: UrlRule, signer: PemSigner, hash: SignatureHash): string {
  const shared = { url, ...credentialOf(signer, hash) }
  return getSignedUrl(
    rule.kind === 'custom'
      ? { ...shared, policy: rule.policy }
      : // The signer rounds to the nearest second, which may be half a second too late.
        { ...shared, dateLessThan: new Date(toEpochSeconds(rule.expiresAt) * 1000).toISOString() },
  )
}

async function signUrlByKms(url: string, rule: UrlRule, signer: KmsSigner): Signed<string> {
  const signature = await signer.sign(rule.kind === 'custom' ? rule.policy : writeCannedPolicy(url, rule.expiresAt))
  if (!signature.ok) return signature
  const stated =
    rule.kind === 'custom'
      ? `Policy=${encodeBytes(Buffer.from(rule.policy))}`
      : `Expires=${toEpochSeconds(rule.expiresAt)}`
  const proof = `Key-Pair-Id=${signer.keyPairId}&Signature=${encodeBytes(signature.value)}&Hash-Algorithm=SHA256`
  return ok(`${url}${url.includes('?') ? '&' : '?'}${stated}&${proof}`)
}

/** The policy that CloudFront makes of a URL and its `Expires`; these very bytes are what is signed. */
function writeCannedPolicy(url: string, expiresAt: Date): string {
  const condition = { DateLessThan: { 'AWS:EpochTime': toEpochSeconds(expiresAt) } }
  return JSON.stringify({ Statement: [{ Resource: url, Condition: condition }] })
}

function credentialOf({ keyPairId, privateKey }: PemSigner, hash: SignatureHash) {
  // The signer hands the key to node:crypto's Sign.sign, which takes a parsed KeyObject as well; its type lags behind.
  return { keyPairId, privateKey: privateKey as unknown as Buffer, algorithm: hash }
}

/** AWS's signer takes each part of a path apart and encodes it anew, and writes a query as a browser does. */
function isInSignersForm(url: string): boolean {
  if (!URL.canParse(url) || new URL(url).href !== url) return false
  try {
    return new URL(url).pathname.split('/').every((part) => encodeURIComponent(decodeURIComponent(part)) === part)
  } catch {
    return false
  }
}

/**
 * Base64 in the alphabet that CloudFront reads.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-linux-openssl.html
 */
function encodeBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~')
}

function toEpochSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
