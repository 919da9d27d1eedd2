import type { IncomingHeaders } from './incoming-headers.ts'

const allowedMethods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']
const exposedHeaders =
  'ETag, x-amz-request-id, x-amz-checksum-crc32, x-amz-checksum-crc32c, x-amz-checksum-crc64nvme, x-amz-checksum-sha1, x-amz-checksum-sha256'
const maxAgeSeconds = 600

const varying = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'

/** The headers that let a page of an allowed origin read an answer; none for another origin, or without one. */
export function writeCorsHeaders(headers: IncomingHeaders, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = headers.get('origin')
  if (origin === undefined || !allowedOrigins.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
    vary: varying,
  }
}

/**
 * Answers a preflight; `null` refuses it. A preflight carries no signature, and says nothing but this rule.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function answerPreflight(
  headers: IncomingHeaders,
  allowedOrigins: readonly string[],
): Record<string, string> | null {
  const shared = writeCorsHeaders(headers, allowedOrigins)
  const method = headers.get('access-control-request-method')
  if (shared['access-control-allow-origin'] === undefined || !allowedMethods.includes(method ?? '')) return null
  const asked = headers.get('access-control-request-headers')
  return {
    ...shared,
    'access-control-allow-methods': allowedMethods.join(', '),
    ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    'access-control-max-age': String(maxAgeSeconds),
  }
}
