const longest = 60

/**
 * A genre as an address carries it: letters and digits of any script, the rest as hyphens, so that spellings which differ
 * by accents, capitals or punctuation are one. Empty for what has neither.
 */
export function writeGenreSlug(genre: string): string {
  const plain = genre.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return [...slug].slice(0, longest).join('')
}

/** Where a genre's page is. */
export function genrePath(genre: string): string {
  return `/genres/${encodeURIComponent(writeGenreSlug(genre))}`
}
