import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import type { TitleCard } from '#features/catalog/cards.ts'
import { listOwnTitles } from '#features/catalog/own/queries.ts'
import { listNewest, listShelves, type Shelf } from '#features/catalog/queries.ts'
import { getBecause, type Because } from './because.ts'
import { listContinueWatching, type BegunCard } from './continue-watching.ts'
import { listGenreRails, type GenreRail } from './genre-rails.ts'

/** Everything on the browse page, in the order it stands there. */
export type Rails = {
  begun: BegunCard[]
  newest: TitleCard[]
  own: TitleCard[]
  because: Because | null
  shelves: Shelf[]
  genres: GenreRail[]
}

const railLength = 24

/** Reads every rail for this viewer, in a number of statements that grows with neither rails nor titles. */
export async function getRails(viewer: Viewer | null, now: Date): Promise<Rails> {
  const [begun, newest, own, because, shelves, genres] = await Promise.all([
    listContinueWatching(viewer, now),
    listNewest(viewer, now, railLength),
    viewer ? listOwnTitles(viewer, { after: null, limit: railLength }, now).then(({ items }) => items) : [],
    getBecause(viewer, now),
    listShelves(viewer, now),
    listGenreRails(viewer, now),
  ])
  return { begun, newest, own, because, shelves: shelves.filter(({ titles }) => titles.length > 0), genres }
}
