import type { IncomingHttpHeaders } from 'node:http'

/**
 * Headers of the bucket that end at the edge: those of the connection (RFC 9110 §7.6.1), those the edge writes itself,
 * and S3's own request ids.
 */
const kept = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'date', 'age', 'via', 'vary', 'content-length', 'accept-ranges', 'x-amz-request-id', 'x-amz-id-2'],
])

/** The origin's headers that a viewer gets, as name, value, name, value…, under their usual spelling. */
export function headersToPass(headers: IncomingHttpHeaders): string[] {
  const passed: string[] = []
  for (const [name, value] of Object.entries(headers)) {
    if (kept.has(name) || name.startsWith('access-control-') || value === undefined) continue
    passed.push(spelling(name), Array.isArray(value) ? value.join(', ') : value)
  }
  return passed
}

function spelling(name: string): string {
  return name === 'etag' ? 'ETag' : name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}
