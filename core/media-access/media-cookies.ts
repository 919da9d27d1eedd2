/** The values of one signature, as the signer gives them. `hashAlgorithm` is absent for SHA-1. */
export type SignedPolicy = {
  policy: string
  signature: string
  keyPairId: string
  hashAlgorithm?: 'SHA256'
}

/** Where the cookies live. `path` ends in `/`: a cookie path has no wildcards (RFC 6265 §5.1.4). */
export type CookieScope = { path: string; domain: string | null; isSecure: boolean }

const expired = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0'

const names = {
  policy: 'CloudFront-Policy',
  signature: 'CloudFront-Signature',
  keyPairId: 'CloudFront-Key-Pair-Id',
  hashAlgorithm: 'CloudFront-Hash-Algorithm',
  expires: 'CloudFront-Expires',
} as const

/**
 * Writes the `Set-Cookie` lines that open one path: session cookies, and a removal for each companion that this
 * signature does not use, since one left over from another kind of policy makes CloudFront refuse everything.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-setting-signed-cookie-custom-policy.html
 */
export function writeMediaCookies(signed: SignedPolicy, scope: CookieScope): string[] {
  const attributes = writeAttributes(scope)
  return [
    `${names.policy}=${signed.policy}; ${attributes}`,
    `${names.signature}=${signed.signature}; ${attributes}`,
    `${names.keyPairId}=${signed.keyPairId}; ${attributes}`,
    signed.hashAlgorithm
      ? `${names.hashAlgorithm}=${signed.hashAlgorithm}; ${attributes}`
      : `${names.hashAlgorithm}=; ${attributes}; ${expired}`,
    `${names.expires}=; ${attributes}; ${expired}`,
  ]
}

/** Writes the `Set-Cookie` lines that close one path, for every name that CloudFront reads. */
export function writeClearedMediaCookies(scope: CookieScope): string[] {
  const attributes = writeAttributes(scope)
  return Object.values(names).map((name) => `${name}=; ${attributes}; ${expired}`)
}

function writeAttributes({ path, domain, isSecure }: CookieScope): string {
  return [
    `Path=${path}`,
    ...(domain === null ? [] : [`Domain=${domain}`]),
    'HttpOnly',
    ...(isSecure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ')
}
