import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * The viewer's address as CloudFront states it, believed only from a request that carries one of the distribution's
 * secrets; `null` when nobody trustworthy stated one. `X-Forwarded-For` is never read: anyone can write it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
export function readViewerAddress(headers: Headers, originSecrets: readonly string[]): string | null {
  const stated = headers.get('cloudfront-viewer-address')
  const secret = headers.get('x-usher-origin-secret')
  if (stated === null || secret === null) return null
  if (!originSecrets.some((known) => isSameSecret(known, secret))) return null
  return stated.slice(0, stated.lastIndexOf(':'))
}

function isSameSecret(known: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(known), digest(given))
}
