/** The longest search that is looked at, in characters; what comes after is left out. */
export const longestSearch = 100

// Control characters, and the marks that turn the direction of text or take no room.
const unseen = /[\p{Cc}\p{Cf}]+/gu

/**
 * What was typed, made fit to compare and to show again: one line, whole and composed characters,
 * nothing unseen, bounded.
 *
 * @param typed Anything that stood in the address; what is not text is an empty search.
 */
export function readSearchText(typed: unknown): string {
  if (typeof typed !== 'string') return ''
  const line = typed
    .slice(0, longestSearch * 8)
    .toWellFormed()
    .normalize('NFC')
    .replace(unseen, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...line].slice(0, longestSearch).join('').trim()
}
