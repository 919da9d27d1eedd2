/**
 * Percent-encodes as AWS asks: everything but unreserved characters (RFC 3986 §2.3), in UTF-8, hex in capitals.
 *
 * @throws URIError when the text holds half of a surrogate pair.
 */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  })
}

/** The same for a path: its slashes stay. */
export function encodeUriPath(path: string): string {
  return path.split('/').map(encodeUri).join('/')
}

/** Decodes once; `null` when the escapes or their UTF-8 are broken. */
export function decodeUri(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
