/**
 * Writes a Content-Disposition that makes a browser keep a file under its real name instead of showing it. Clients that
 * know no `filename*` get a plain one: other letters are replaced, and nothing in a name can end the header early.
 *
 * @see RFC 6266 §4 and §5, RFC 8187 §3.2
 */
export function writeAttachment(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%/]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(fileName)}`
}

/** RFC 8187 takes letters, digits and `!#$&+-.^_\`|~`; what encodeURIComponent leaves of others is encoded too. */
function encodeExtended(text: string): string {
  const wellFormed = text.toWellFormed()
  const encode = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(wellFormed).replaceAll(/['()*]/g, encode)
}
