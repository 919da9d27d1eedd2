const longest = 100

/** Makes the part of an address out of a name: `Élan & Co.` becomes `elan-co`; a name without letters is `untitled`. */
export function writeSlug(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, longest)
  return slug.replaceAll(/^-+|-+$/g, '') || 'untitled'
}

/** The first of `slug`, `slug-2`, `slug-3`, … that is not taken. */
export function chooseFreeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) {
    const suffix = `-${number}`
    const candidate = `${slug.slice(0, longest - suffix.length)}${suffix}`
    if (!taken.has(candidate)) return candidate
  }
}
