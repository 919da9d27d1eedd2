const longestStem = 80
const longestName = 255

/**
 * Takes a file's name as a browser or a person gives it: the last part of a path, without control characters, at most
 * 255 characters. `null` when nothing is left.
 */
export function parseFileName(given: string): string | null {
  const last = given.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()
  return name === '' || name === '.' || name === '..' ? null : cutName(name)
}

/** The end of a name says what it is, so a long one loses its middle. */
function cutName(name: string): string {
  if (name.length <= longestName) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : ''
  return `${name.slice(0, longestName - extension.length)}${extension}`.toWellFormed()
}

/**
 * Letters, digits, dashes and one extension of a name, for use in an object's key and thus in a signed URL: nothing in it
 * is written in two ways, so the URL that is signed is the URL that is asked for.
 */
export function writeKeyName(fileName: string): string {
  const dot = fileName.lastIndexOf('.')
  const extension = dot > 0 ? fileName.slice(dot).toLowerCase() : ''
  const hasExtension = /^\.[a-z0-9]{1,8}$/.test(extension)
  const stem = (hasExtension ? fileName.slice(0, dot) : fileName)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestStem)
    .replaceAll(/^-+|-+$/g, '')
  return `${stem || 'file'}${hasExtension ? extension : ''}`
}
