import 'server-only'
import { cache } from 'react'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { cardColumns, toCards, type TitleCard } from './cards.ts'
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
  const libraries = await listLibraries(viewer)
  const libraryIds = libraries.map((library) => library.id)
  // Prisma's nested `take` would read every title of every library; the lateral join stops at the index.
  const newest = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Library" l CROSS JOIN LATERAL (
      SELECT t."id" FROM "Title" t
      WHERE t."libraryId" = l."id" AND ${listedInSql(viewer, now)}
      ORDER BY t."createdAt" DESC, t."id" DESC LIMIT ${shelfLength}
    ) t WHERE l."id" = ANY(${libraryIds}::uuid[])`
  const rows = await getDatabase().title.findMany({
    where: { id: { in: newest.map((row) => row.id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: cardColumns,
  })
  const libraryOf = new Map(rows.map((row) => [row.id, row.library.id]))
  const cards = await toCards(rows, viewer, now)
  return libraries.map((library) => ({
    ...library,
    titles: cards.filter((card) => libraryOf.get(card.id) === library.id),
  }))
}

/** The newest titles of all libraries. */
export async function listNewest(viewer: Viewer | null, now: Date, limit = newestLength): Promise<TitleCard[]> {
  const rows = await getDatabase().title.findMany({
    where: listed(viewer, now),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: cardColumns,
  })
  return toCards(rows, viewer, now)
}
