import 'server-only'
import { cache } from 'react'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { readCards, type TitleCard } from './cards.ts'
import { keepsCatalogue, listed, listedInSql } from './listed.ts'

export type LibraryLink = { id: string; slug: string; name: string; description: string; kind: LibraryKind }
type LibraryKind = 'FILMS' | 'SERIES' | 'MUSIC' | 'ARCHIVE'

/** A library with the newest of its titles. */
export type Shelf = LibraryLink & { titles: TitleCard[] }

const shelfLength = 24
const newestLength = 8
const libraryLimit = 40

/** The libraries that this viewer may know of: the shared ones, and for those who keep the catalogue all. */
export const listLibraries = cache(async (viewer: Viewer | null): Promise<LibraryLink[]> => {
  return getDatabase().library.findMany({
    where: keepsCatalogue(viewer) ? {} : { visibility: 'SHARED' },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    take: libraryLimit,
    select: { id: true, slug: true, name: true, description: true, kind: true },
  })
})

/** Every library with its newest titles, in a number of statements that does not grow with either. */
export async function listShelves(viewer: Viewer | null, now: Date): Promise<Shelf[]> {
  const shelves = await findShelves(viewer, now)
  const cards = await readCards(
    shelves.flatMap(({ ids }) => ids),
    viewer,
    now,
  )
  const byId = new Map(cards.map((card) => [card.id, card]))
  return shelves.map(({ ids, ...library }) => ({ ...library, titles: ids.flatMap((id) => byId.get(id) ?? []) }))
}

/** The libraries, each with the ids of its newest titles. */
export async function findShelves(viewer: Viewer | null, now: Date): Promise<(LibraryLink & { ids: string[] })[]> {
  const libraries = await listLibraries(viewer)
  const libraryIds = libraries.map((library) => library.id)
  // Prisma's nested `take` would read every title of every library; the lateral join stops at the index.
  const newest = await getDatabase().$queryRaw<{ id: string; libraryId: string }[]>`
    SELECT t."id", l."id" AS "libraryId" FROM "Library" l CROSS JOIN LATERAL (
      SELECT t."id" FROM "Title" t
      WHERE t."libraryId" = l."id" AND ${listedInSql(viewer, now)}
      ORDER BY t."createdAt" DESC, t."id" DESC LIMIT ${shelfLength}
    ) t WHERE l."id" = ANY(${libraryIds}::uuid[])`
  const byLibrary = Map.groupBy(newest, ({ libraryId }) => libraryId)
  return libraries.map((library) => ({ ...library, ids: (byLibrary.get(library.id) ?? []).map(({ id }) => id) }))
}

/** The newest titles of all libraries. */
export async function listNewest(viewer: Viewer | null, now: Date, limit = newestLength): Promise<TitleCard[]> {
  return readCards(await findNewest(viewer, now, limit), viewer, now)
}

/** The ids of the newest titles of all libraries. */
export async function findNewest(viewer: Viewer | null, now: Date, limit: number): Promise<string[]> {
  const rows = await getDatabase().title.findMany({
    where: listed(viewer, now),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
