import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { cardColumns, toCards, type TitleCard } from '#features/catalog/cards.ts'
import { listed } from '#features/catalog/listed.ts'
import { writeCursor, type Cursor } from './cursor.ts'

/** One page of a list; `nextCursor` opens the one after it. */
export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** Something that was watched, or begun. */
export type HistoryEntry = {
  playableId: string
  /** The part's own name, where its title has several. */
  partName: string | null
  card: TitleCard
  /** When it was last played or marked. */
  at: Date
  isWatched: boolean
}

/** What a profile keeps of one title. */
export type OwnMarks = {
  isListed: boolean
  rating: 1 | -1 | null
  /** Of its parts, those that were watched to their end or marked so. */
  watchedIds: ReadonlySet<string>
}

const pageLength = 60

/** The profile's list, the latest first; titles that have left, or that it may not know of, are passed over. */
export async function listOwnTitles(
  viewer: Viewer,
  { after, limit = pageLength }: { after: Cursor | null; limit?: number },
  now: Date,
): Promise<Page<TitleCard>> {
  const rows = await getDatabase().listEntry.findMany({
    where: {
      profileId: viewer.profile.id,
      title: listed(viewer, now),
      ...(after ? { OR: [{ addedAt: { lt: after.at } }, { addedAt: after.at, titleId: { lt: after.id } }] } : {}),
    },
    orderBy: [{ addedAt: 'desc' }, { titleId: 'desc' }],
    take: limit + 1,
    select: { addedAt: true, titleId: true, title: { select: cardColumns } },
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const items = await toCards(
    page.map(({ title }) => title),
    viewer,
    now,
  )
  return { items, nextCursor: last ? writeCursor({ at: last.addedAt, id: last.titleId }) : null }
}

/** The ids of the latest titles on the profile's list that it may know of. */
export async function findOwnTitles(viewer: Viewer | null, limit: number, now: Date): Promise<string[]> {
  if (!viewer) return []
  const rows = await getDatabase().listEntry.findMany({
    where: { profileId: viewer.profile.id, title: listed(viewer, now) },
    orderBy: [{ addedAt: 'desc' }, { titleId: 'desc' }],
    take: limit,
    select: { titleId: true },
  })
  return rows.map(({ titleId }) => titleId)
}

/** What the profile watched, the latest first. */
export async function listHistory(
  viewer: Viewer,
  { after, limit = pageLength }: { after: Cursor | null; limit?: number },
  now: Date,
): Promise<Page<HistoryEntry>> {
  const rows = await getDatabase().progress.findMany({
    where: {
      profileId: viewer.profile.id,
      playable: { title: listed(viewer, now) },
      ...(after
        ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, playableId: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ updatedAt: 'desc' }, { playableId: 'desc' }],
    take: limit + 1,
    select: {
      ...{ playableId: true, updatedAt: true, watchedAt: true },
      playable: { select: { name: true, title: { select: cardColumns } } },
    },
  })
  const page = rows.slice(0, limit)
  const titles = new Map(page.map(({ playable }) => [playable.title.id, playable.title]))
  const cards = new Map((await toCards([...titles.values()], viewer, now)).map((card) => [card.id, card]))
  const items = page.flatMap(({ playableId, playable, updatedAt, watchedAt }) => {
    const card = cards.get(playable.title.id)
    if (!card) return []
    const partName = card.kind === 'FILM' ? null : playable.name
    return [{ playableId, partName, card, at: updatedAt, isWatched: watchedAt !== null }]
  })
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items, nextCursor: last ? writeCursor({ at: last.updatedAt, id: last.playableId }) : null }
}

/** Whether the open profile keeps a history. */
export async function keepsHistory(viewer: Viewer): Promise<boolean> {
  const profile = await getDatabase().profile.findUnique({
    where: { id: viewer.profile.id },
    select: { keepsHistory: true },
  })
  return profile?.keepsHistory ?? false
}

/** What the profile keeps of one title that it may know of. */
export async function getOwnMarks(titleId: string, viewer: Viewer): Promise<OwnMarks> {
  const profileId = viewer.profile.id
  const [entries, rating, watched] = await Promise.all([
    getDatabase().listEntry.count({ where: { profileId, titleId } }),
    getDatabase().rating.findUnique({ where: { profileId_titleId: { profileId, titleId } }, select: { value: true } }),
    getDatabase().progress.findMany({
      where: { profileId, playable: { titleId }, watchedAt: { not: null } },
      select: { playableId: true },
    }),
  ])
  return {
    isListed: entries > 0,
    rating: rating === null ? null : rating.value > 0 ? 1 : -1,
    watchedIds: new Set(watched.map(({ playableId }) => playableId)),
  }
}
