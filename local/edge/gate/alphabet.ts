/** Decoded bytes; `canonical` is false when these bytes have another, proper spelling (RFC 4648 §3.5). */
export type Decoded = { bytes: Buffer; canonical: boolean }

const wellFormed = /^(?:[A-Za-z0-9~-]{4})*(?:[A-Za-z0-9~-]{2}__|[A-Za-z0-9~-]{3}_)?$/

/**
 * Reads CloudFront's base64: the standard alphabet with `-` for `+`, `~` for `/` and `_` for `=`, padding kept.
 *
 * @returns `null` for an empty text, a character outside that alphabet, or missing padding.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html
 */
export function decodeText(text: string): Decoded | null {
  if (text === '' || !wellFormed.test(text)) return null
  const bytes = Buffer.from(text.replaceAll('-', '+').replaceAll('~', '/').replaceAll('_', '='), 'base64')
  return { bytes, canonical: encodeBytes(bytes) === text }
}

/** Writes bytes in CloudFront's base64. */
export function encodeBytes(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '~').replaceAll('=', '_')
}
