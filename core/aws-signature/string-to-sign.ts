import { createHash, createHmac } from 'node:crypto'
import { encodeUri, encodeUriPath } from './uri-encoding.ts'

/** The parts of a request that its signature covers. */
export type SignedParts = {
  method: string
  /** The path before the one encoding that is signed: decoded for S3, as sent for every other service. */
  path: string
  /** Query parameters, decoded; names may repeat. */
  parameters: readonly (readonly [name: string, value: string])[]
  /** Values by name in lower case, one Latin-1 character a byte. */
  headers: ReadonlyMap<string, string>
  signedHeaders: readonly string[]
  /** The hash of the body, or one of S3's words for a body hashed otherwise. */
  payloadHash: string
}

/**
 * Writes the canonical request: the path encoded once and never normalised, the query sorted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function writeCanonicalRequest(parts: SignedParts): string {
  const { method, path, parameters, headers, signedHeaders, payloadHash } = parts
  const query = parameters
    .filter(([name]) => name.toLowerCase() !== 'x-amz-signature')
    .map(([name, value]) => [encodeUri(name), encodeUri(value)] as const)
    .sort((one, other) => compareText(one[0], other[0]) || compareText(one[1], other[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const lines = signedHeaders.map((name) => `${name}:${(headers.get(name) ?? '').trim().replace(/ +/g, ' ')}\n`)
  return [method, encodeUriPath(path), query, lines.join(''), signedHeaders.join(';'), payloadHash].join('\n')
}

/** Writes what is signed: the algorithm, the instant, the scope and the canonical request's hash. */
export function writeStringToSign(timestamp: string, scope: string, canonicalRequest: string): string {
  // Header values hold one Latin-1 character a byte; everything else in the canonical request is ASCII.
  const hash = createHash('sha256').update(canonicalRequest, 'latin1').digest('hex')
  return ['AWS4-HMAC-SHA256', timestamp, scope, hash].join('\n')
}

/** Derives the key that signs within one scope (`YYYYMMDD/region/service/aws4_request`). */
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
