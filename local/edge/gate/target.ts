/** A request target split at its first `?`, byte for byte as the viewer sent it. `query` is null without a `?`. */
export type Target = { path: string; query: string | null }

/**
 * Splits an origin-form target (RFC 9112 §3.2.1); anything else (absolute form, `*`) gives `null`.
 * Nothing is decoded or normalised: what is signed and what is fetched are these same characters.
 */
export function splitTarget(raw: string): Target | null {
  if (raw.charCodeAt(0) !== 0x2f) return null
  const mark = raw.indexOf('?')
  if (mark < 0) return { path: raw, query: null }
  return { path: raw.slice(0, mark), query: raw.slice(mark + 1) }
}

// RFC 3986 §3.3: segments of `pchar`, none of them empty but the last.
const plainPath = /^(?:\/[A-Za-z0-9\-._~!$&'()*+,;=:@%]+)*\/?$/
const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/i
const triplet = /%(?:[0-9A-Fa-f]{2})?/g
// Decoded, these would have another reading than the raw text has: unreserved characters, `/`, `\`, controls.
const ambiguousCharacter = /[A-Za-z0-9\-._~/\\]/

/**
 * Says whether a path has one reading only. AWS does not say how the edge and the bucket read dot segments, empty
 * segments, encoded slashes, backslashes, NUL, double encoding or needlessly encoded letters, so none of them passes.
 */
export function isPlainPath(path: string): boolean {
  if (path.charCodeAt(0) !== 0x2f || !plainPath.test(path)) return false
  if (path.includes('/.') && dotSegment.test(path)) return false
  return !path.includes('%') || isPlainEncoding(path)
}

function isPlainEncoding(path: string): boolean {
  if (dotSegment.test(path) || /%25[0-9A-Fa-f]{2}/.test(path)) return false
  for (const [text] of path.matchAll(triplet)) {
    if (text.length !== 3) return false
    const code = Number.parseInt(text.slice(1), 16)
    if (code < 0x20 || code === 0x7f || ambiguousCharacter.test(String.fromCharCode(code))) return false
  }
  return isUtf8(path)
}

/** Over-long forms such as `%c0%ae` are no UTF-8 and decode nowhere. */
function isUtf8(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const oddQuery = /[^\x21-\x7e]|["<>\\#]/

/** Says whether an own query holds printable ASCII alone and none of the characters that RFC 3986 forbids outright. */
export function isPlainQuery(query: string): boolean {
  return !oddQuery.test(query)
}

const plainHost = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?$/

/**
 * Says whether a Host has one spelling only: lower case, no trailing dot, and no port that the scheme implies. AWS does
 * not say how the others compare with a policy.
 */
export function isPlainHost(host: string, scheme: 'http' | 'https'): boolean {
  if (!plainHost.test(host)) return false
  return !host.endsWith(scheme === 'https' ? ':443' : ':80')
}
