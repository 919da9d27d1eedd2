import type { EdgeError } from './answers/error-page.ts'
import { nowhere, type Viewed } from './exchange.ts'

/** Bytes of an address, and of a whole request without its body, that CloudFront takes. */
export const maxAddressBytes = 8_192
export const maxRequestBytes = 20_480

const hostCharacters = /^[A-Za-z0-9_.-]+(?::[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]+\](?::[0-9]{1,5})?$/

/**
 * Finds what makes a request unfit before anyone asks whether it is signed: its size, a Host that is missing, doubled
 * or no host, a path nobody takes, a method the behaviour does not allow, a body where only reading is done.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 */
export function findFault({ request, host, behaviour }: Viewed): EdgeError | null {
  const url = request.url ?? ''
  if (url.length > maxAddressBytes) return 'addressTooLong'
  const { bytes, hosts } = measure(request.rawHeaders)
  if (bytes + url.length + (request.method ?? '').length + requestLineRest > maxRequestBytes) return 'requestTooLong'
  if (hosts !== 1 || !hostCharacters.test(host) || url.charCodeAt(0) !== 0x2f) return 'badRequest'
  if (behaviour === nowhere) return 'noBehaviour'
  if (!behaviour.allowedMethods.includes(request.method ?? '')) return 'methodNotAllowed'
  return behaviour.origin === 'bucket' && hasBody(request) ? 'bodyNotAllowed' : null
}

/** Two blanks, `HTTP/1.1`, the line end, and the empty line after the headers. */
const requestLineRest = 14

function measure(raw: readonly string[]): { bytes: number; hosts: number } {
  let bytes = 0
  let hosts = 0
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at] ?? ''
    // `: ` and the line end.
    bytes += name.length + (raw[at + 1] ?? '').length + 4
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return { bytes, hosts }
}

function hasBody({ headers }: Viewed['request']): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}
