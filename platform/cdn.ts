import { getSignedCookies, getSignedUrl } from '@aws-sdk/cloudfront-signer'
import type { SignedPolicy } from '#core/media-access/media-cookies.ts'
import type { Signer } from './signing-keys.ts'

/**
 * Signs a custom policy for cookies through AWS's signer.
 *
 * @param policy The exact text to sign; always given whole, since from a URL with `*` the signer makes a canned policy
 *   whose star is literal.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html
 */
export function signPolicy(policy: string, signer: Signer, hash: 'SHA256' | 'SHA1'): SignedPolicy {
  const cookies = getSignedCookies({
    policy,
    keyPairId: signer.keyPairId,
    // The signer hands the key to node:crypto's Sign.sign, which takes a parsed KeyObject as well; its type lags behind.
    privateKey: signer.privateKey as unknown as Buffer,
    algorithm: hash,
  })
  const encodedPolicy = cookies['CloudFront-Policy']
  if (encodedPolicy === undefined) throw new Error('The signer returned no policy: it must be given one.')
  return {
    policy: encodedPolicy,
    signature: cookies['CloudFront-Signature'],
    keyPairId: cookies['CloudFront-Key-Pair-Id'],
    ...(hash === 'SHA256' ? { hashAlgorithm: 'SHA256' as const } : {}),
  }
}

/** What a signed URL stands for: an end alone (CloudFront rebuilds the policy from the URL), or a policy given whole. */
export type UrlRule = { kind: 'canned'; expiresAt: Date } | { kind: 'custom'; policy: string }

/** Names that CloudFront takes for its own in a signed URL; a URL that brings one along means something else. */
const signingParameters = /[?&](?:Expires|Policy|Signature|Key-Pair-Id|Hash-Algorithm)(?:=|&|$)/

/**
 * Signs one URL through AWS's signer.
 *
 * @param url Exactly as the browser will ask for it. AWS's signer re-encodes a URL before it signs; where that would
 *   change it, the address that works would be another than the caller's.
 * @param rule A canned end is written in whole seconds, rounded down; a custom policy names its own resource.
 * @throws Error When the URL is not in the form the signer leaves alone, holds a `*`, or has a parameter of CloudFront's.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
 */
export function signUrl(url: string, rule: UrlRule, signer: Signer, hash: 'SHA256' | 'SHA1'): string {
  if (url.includes('*') || signingParameters.test(url)) throw new Error('This URL cannot be signed as one file.')
  const shared = {
    url,
    keyPairId: signer.keyPairId,
    // As above: node:crypto takes a parsed KeyObject.
    privateKey: signer.privateKey as unknown as Buffer,
    algorithm: hash,
  }
  const signed = getSignedUrl(
    rule.kind === 'custom'
      ? { ...shared, policy: rule.policy }
      : // The signer rounds to the nearest second, which may be half a second too late.
        { ...shared, dateLessThan: new Date(Math.floor(rule.expiresAt.getTime() / 1000) * 1000).toISOString() },
  )
  if (!signed.startsWith(`${url}${url.includes('?') ? '&' : '?'}`)) {
    throw new Error('The signer wrote this URL in another form than it will be asked for.')
  }
  return signed
}
