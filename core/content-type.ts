/**
 * The types that a file may be served as. None of them is a page or runs anything: HTML, SVG and XML are absent on purpose,
 * and so is whatever a browser might sniff one from.
 */
const servedTypes: ReadonlySet<string> = new Set([
  'application/epub+zip',
  'application/pdf',
  'application/zip',
  'audio/aac',
  'audio/flac',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'image/avif',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'video/mp4',
  'video/quicktime',
  'video/webm',
])

/** Bytes that claim to be nothing. */
export const plainBytes = 'application/octet-stream'

/** The type that a file is stored and served under: the one it was declared as where that is harmless, else plain bytes. */
export function chooseContentType(declared: string): string {
  const [type = ''] = declared.toLowerCase().split(';', 1)
  const known = type.trim()
  return servedTypes.has(known) ? known : plainBytes
}
