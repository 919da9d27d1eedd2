import 'server-only'
import { first, type AddressFields } from '#core/address-fields.ts'
import type { Viewer } from '#features/accounts/session.ts'
import type { TitleCard } from '#features/catalog/cards.ts'
import { listLibraries, type LibraryLink } from '#features/catalog/queries.ts'
import { parseCursor, writeCursor } from './cursor.ts'
import { getFacets, mergeFacets, type Facet, type FacetKind } from './facets.ts'
import { readFilters, writeListPath, type Filters } from './filters.ts'
import { listTitles, type TitlePage } from './list-titles.ts'

/** A list of titles as its address says it, with what may be chosen and where it goes on. */
export type TitlePages = {
  path: string
  filters: Filters
  facets: readonly Facet[]
  titles: TitleCard[]
  count: TitlePage['count']
  /** Where the list goes on; `isSamePage` when that address holds what stands here as well. */
  more: { href: string; isSamePage: boolean } | null
  /** Whether the list begins in the middle, behind what another address shows. */
  isContinued: boolean
}

export type LibraryView = { library: LibraryLink; list: TitlePages }

/** A genre is told apart by what it is written like in the address of its page. */
export type GenreView = { genre: Facet; list: TitlePages }

/** Titles that come at a time; a line of cards is full with 2, 3, 4 or 6. */
export const pageLength = 48
/** So many times a list grows in place; then it goes on at an address of its own. */
const mostPages = 5

/** One library under the filters of its address; `null` where this viewer may not know of it. */
export async function getLibraryView(
  slug: string,
  fields: AddressFields,
  viewer: Viewer | null,
  now: Date,
  limit = pageLength,
): Promise<LibraryView | null> {
  const library = (await listLibraries(viewer)).find((entry) => entry.slug === slug)
  if (!library) return null
  const facets = (await getFacets(viewer, now)).get(library.id) ?? []
  const filters = readFilters(fields, facets)
  const place = { path: `/browse/${slug}`, libraryId: library.id, limit }
  return { library, list: await readPages(place, fields, { facets, filters }, viewer, now) }
}

/** One genre of all libraries under the filters of its address; `null` where this viewer may not know of it. */
export async function getGenreView(
  slug: string,
  fields: AddressFields,
  viewer: Viewer | null,
  now: Date,
  limit = pageLength,
): Promise<GenreView | null> {
  const all = await getFacets(viewer, now)
  const genre = mergeFacets(all, 'genre').find((entry) => entry.slug === slug)
  if (!genre) return null
  const kinds: FacetKind[] = ['decade', 'audio', 'captions']
  const facets = kinds.flatMap((kind) => mergeFacets(all, kind))
  const filters = readFilters(fields, facets)
  const place = { path: `/genres/${encodeURIComponent(slug)}`, libraryId: null, limit, genre }
  return { genre, list: await readPages(place, fields, { facets, filters }, viewer, now) }
}

/** The genres that this viewer may know of, by name. */
export async function listGenres(viewer: Viewer | null, now: Date): Promise<Facet[]> {
  const genres = mergeFacets(await getFacets(viewer, now), 'genre')
  return genres.toSorted((one, other) => one.name.localeCompare(other.name))
}

type Place = { path: string; libraryId: string | null; limit: number; genre?: Facet }

async function readPages(
  { path, libraryId, limit, genre }: Place,
  fields: AddressFields,
  { facets, filters }: { facets: readonly Facet[]; filters: Filters },
  viewer: Viewer | null,
  now: Date,
): Promise<TitlePages> {
  const after = parseCursor(first(fields['after']), filters.sort)
  const pages = readPageCount(first(fields['pages']))
  const wanted = genre ? { ...filters, genre } : filters
  const page = await listTitles({ libraryId, filters: wanted, after, limit: pages * limit }, viewer, now)
  const isSamePage = pages < mostPages
  const behind = after && isSamePage ? { after: writeCursor(after) } : {}
  const onward = isSamePage ? { ...behind, pages: String(pages + 1) } : { after: page.nextCursor ?? '' }
  return {
    ...{ path, filters, facets, isContinued: after !== null },
    titles: page.titles,
    count: page.count,
    more: page.nextCursor === null ? null : { href: writeListPath(path, filters, onward), isSamePage },
  }
}

function readPageCount(text: string): number {
  const count = /^\d$/.test(text) ? Number(text) : 1
  return Math.min(mostPages, Math.max(1, count))
}
