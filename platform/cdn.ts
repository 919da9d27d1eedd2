import { getSignedCookies } from '@aws-sdk/cloudfront-signer'
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
