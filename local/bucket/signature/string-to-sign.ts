import { createHash, createHmac } from 'node:crypto'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import type { Target } from '#local/bucket/incoming-target.ts'
import { encodeUri, encodeUriPath } from './uri-encoding.ts'

/** The parts of a request that its signature covers. */
export type SignedParts = {
  method: string
  target: Target
  headers: IncomingHeaders
  signedHeaders: readonly string[]
  /** The declared hash of the body, or one of S3's words for a body hashed otherwise. */
  payloadHash: string
}

/**
 * Writes the canonical request as S3 does: the path decoded and encoded once, never normalised.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function writeCanonicalRequest({ method, target, headers, signedHeaders, payloadHash }: SignedParts): string {
  const query = target.parameters
    .filter(([name]) => name.toLowerCase() !== 'x-amz-signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort((one, other) => compareText(one[0], other[0]) || compareText(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const lines = signedHeaders.map((name) => `${name}:${(headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`)
  return [method, encodeUriPath(target.path), query, lines.join(''), signedHeaders.join(';'), payloadHash].join('\n')
}

/** Writes what is signed: the algorithm, the instant, the scope and the canonical request's hash. */
export function writeStringToSign(timestamp: string, scope: string, canonicalRequest: string): string {
  // Header values hold one Latin-1 character a byte; everything else in the canonical request is ASCII.
  const hash = createHash('sha256').update(canonicalRequest, 'latin1').digest('hex')
  return ['AWS4-HMAC-SHA256', timestamp, scope, hash].join('\n')
}

/** Derives the key that signs within one scope (`YYYYMMDD/region/s3/aws4_request`). */
export function deriveSigningKey(secretAccessKey: string, scope: string): Buffer {
  return scope.split('/').reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`, 'utf8'))
}

/** HMAC-SHA-256. */
export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
