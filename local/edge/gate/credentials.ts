import type { SignedBy } from './resource.ts'

/**
 * What a request offers as its right to read. A null field was not sent. `repeated` says that one name came twice: AWS
 * does not say which would count.
 */
export type Credentials = {
  signedBy: SignedBy
  keyId: string | null
  signature: string | null
  policy: string | null
  expires: string | null
  hashAlgorithm: string | null
  repeated: boolean
  /** The query without the signing parameters, in its order; null when nothing of it is left. */
  ownQuery: string | null
}

type Field = 'keyId' | 'signature' | 'policy' | 'expires' | 'hashAlgorithm'

const fieldOfParameter: ReadonlyMap<string, Field> = new Map([
  ['Expires', 'expires'],
  ['Policy', 'policy'],
  ['Signature', 'signature'],
  ['Key-Pair-Id', 'keyId'],
  ['Hash-Algorithm', 'hashAlgorithm'],
])
const cookiePrefix = 'CloudFront-'

/**
 * Reads the signing values of a request. One signing parameter in the query makes it a signed URL, and then cookies are
 * not looked at. Names are case-sensitive.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-choosing-signed-urls-cookies.html
 */
export function readCredentials(query: string | null, cookieHeader: string | undefined): Credentials {
  if (query !== null && query !== '') {
    const fromQuery = readParameters(query)
    if (fromQuery) return fromQuery
  }
  return readCookies(cookieHeader ?? '', query)
}

function readParameters(query: string): Credentials | null {
  const found = nothing('url', null)
  const own: string[] = []
  let isSigned = false
  for (const parameter of query.split('&')) {
    const mark = parameter.indexOf('=')
    const name = mark < 0 ? parameter : parameter.slice(0, mark)
    const field = fieldOfParameter.get(name)
    if (field) {
      isSigned = true
      put(found, field, mark < 0 ? '' : parameter.slice(mark + 1))
    } else {
      // `Pol%69cy` may or may not be read as a signing name: treated as one that was sent twice.
      if (name.includes('%') && fieldOfParameter.has(decoded(name))) isSigned = found.repeated = true
      own.push(parameter)
    }
  }
  if (!isSigned) return null
  found.ownQuery = own.length === 0 ? null : own.join('&')
  return found
}

function readCookies(header: string, query: string | null): Credentials {
  const found = nothing('cookies', query)
  let at = header.indexOf(cookiePrefix)
  while (at >= 0) {
    const end = header.indexOf(';', at)
    const pair = header.slice(at, end < 0 ? header.length : end)
    if (startsCookie(header, at)) {
      const mark = pair.indexOf('=')
      const field = fieldOfParameter.get(pair.slice(cookiePrefix.length, mark < 0 ? pair.length : mark))
      if (field) put(found, field, mark < 0 ? '' : pair.slice(mark + 1))
    }
    at = end < 0 ? -1 : header.indexOf(cookiePrefix, end)
  }
  return found
}

/** Says whether only blanks lie between this place and the `;` before it (RFC 6265 §5.4, and its lax readers). */
function startsCookie(header: string, at: number): boolean {
  let before = at - 1
  while (header[before] === ' ' || header[before] === '\t') before--
  return before < 0 || header[before] === ';'
}

function nothing(signedBy: SignedBy, ownQuery: string | null): Credentials {
  const none = { keyId: null, signature: null, policy: null, expires: null, hashAlgorithm: null }
  return { signedBy, ...none, repeated: false, ownQuery }
}

function put(found: Credentials, field: Field, value: string): void {
  if (found[field] === null) found[field] = value
  else found.repeated = true
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
