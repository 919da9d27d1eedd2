import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'

const kept = ['content-type', 'cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires']
const mostMetadataBytes = 2048

/** Headers that ask for what this bucket does not do: to ignore one would promise it. */
const unsupported =
  /^x-amz-(?:tagging|website-redirect-location|object-lock-.*|server-side-encryption-(?:customer|aws-kms)-.*|copy-source-server-side-encryption-.*)$/

/**
 * Reads the headers that an object keeps and is answered with. Errors: `NotImplemented`, `AccessControlListNotSupported`,
 * `MetadataTooLarge` (names and values together over 2 KiB).
 */
export function parseStoredHeaders(headers: IncomingHeaders): Result<Record<string, string>, Refusal> {
  const stored: Record<string, string> = { 'content-type': 'binary/octet-stream' }
  let metadataBytes = 0
  for (const [name, value] of headers) {
    if (unsupported.test(name)) return refuse('NotImplemented', `The header ${name} is not supported.`)
    if (name.startsWith('x-amz-grant-')) return refuse('AccessControlListNotSupported')
    if (name === 'x-amz-acl' && value !== 'private' && value !== 'bucket-owner-full-control') {
      return refuse('AccessControlListNotSupported')
    }
    if (name.startsWith('x-amz-meta-')) {
      metadataBytes += name.length - 'x-amz-meta-'.length + value.length
      stored[name] = value
    }
    if (kept.includes(name) && value !== '') stored[name] = value
  }
  if (metadataBytes > mostMetadataBytes) return refuse('MetadataTooLarge')
  const encoding = withoutTransportEncoding(stored['content-encoding'])
  delete stored['content-encoding']
  return ok(encoding === '' ? stored : { ...stored, 'content-encoding': encoding })
}

/** `aws-chunked` is how the body travelled, not what the object is. */
function withoutTransportEncoding(encoding = ''): string {
  const encodings = encoding.split(',').map((one) => one.trim())
  return encodings.filter((one) => one !== '' && one !== 'aws-chunked').join(',')
}
