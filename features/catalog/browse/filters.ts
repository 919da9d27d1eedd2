import { first, type AddressFields } from '#core/address-fields.ts'
import type { Facet, FacetKind } from './facets.ts'

export const sortKeys = ['newest', 'oldest', 'name', 'name-z', 'year', 'year-old', 'longest', 'shortest'] as const
export type SortKey = (typeof sortKeys)[number]

/** Lengths to choose from, in seconds: from `least` on, below `most`. */
export const lengthBands = {
  'under-15': { least: 0, most: 900 },
  '15-40': { least: 900, most: 2_400 },
  '40-90': { least: 2_400, most: 5_400 },
  'over-90': { least: 5_400, most: null },
} as const satisfies Record<string, { least: number; most: number | null }>
export type LengthBand = keyof typeof lengthBands
export const lengthKeys = Object.keys(lengthBands) as LengthBand[]

export type FilterKind = FacetKind | 'year' | 'length'

/** What a list is narrowed to and ordered by. Only what exists for the viewer is ever in it. */
export type Filters = {
  genre: Facet | null
  decade: Facet | null
  year: number | null
  length: LengthBand | null
  audio: Facet | null
  captions: Facet | null
  sort: SortKey
}

/**
 * Reads the filters of an address. What is unknown, repeated beyond its first, or not in the form expected is as if it were
 * not there; so is what only hidden titles have.
 *
 * @param facets What the titles of the list may be told apart by, for this viewer.
 */
export function readFilters(fields: AddressFields, facets: readonly Facet[]): Filters {
  const find = (kind: FacetKind) => {
    const wanted = first(fields[kind])
    return facets.find((facet) => facet.kind === kind && facet.slug === wanted) ?? null
  }
  const year = /^[1-9]\d{3}$/.exec(first(fields['year']))?.[0]
  return {
    genre: find('genre'),
    decade: find('decade'),
    year: year === undefined ? null : Number(year),
    length: lengthKeys.find((key) => key === first(fields['length'])) ?? null,
    audio: find('audio'),
    captions: find('captions'),
    sort: sortKeys.find((key) => key === first(fields['sort'])) ?? 'newest',
  }
}

/** The fields that say these filters, in a fixed order, without those that say nothing. */
export function writeFilters(filters: Filters): [string, string][] {
  const { genre, decade, year, length, audio, captions, sort } = filters
  const fields: [string, string | null | undefined][] = [
    ['genre', genre?.slug],
    ['decade', decade?.slug],
    ['year', year === null ? null : String(year)],
    ['length', length],
    ['audio', audio?.slug],
    ['captions', captions?.slug],
    ['sort', sort === 'newest' ? null : sort],
  ]
  return fields.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** The address of a list under these filters, with further fields where given. */
export function writeListPath(path: string, filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams([...writeFilters(filters), ...Object.entries(more)]).toString()
  return query === '' ? path : `${path}?${query}`
}

/** Which filters are on. */
export function activeFilters(filters: Filters): FilterKind[] {
  const kinds: FilterKind[] = ['genre', 'decade', 'year', 'length', 'audio', 'captions']
  return kinds.filter((kind) => filters[kind] !== null)
}
