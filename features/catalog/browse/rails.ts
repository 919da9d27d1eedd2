import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { readCards, type TitleCard } from '#features/catalog/cards.ts'
import { findOwnTitles } from '#features/catalog/own/queries.ts'
import { findNewest, findShelves, type Shelf } from '#features/catalog/queries.ts'
import { findBecause, type Because } from './because.ts'
import { findBegun, toBegunCard, type BegunCard } from './continue-watching.ts'
import { findGenreRails, leastOfGenre, type GenreRail } from './genre-rails.ts'

type WithTitles<Rail> = Omit<Rail, 'ids'> & { titles: TitleCard[] }

/** Everything on the browse page, in the order it stands there. */
export type Rails = {
  begun: BegunCard[]
  newest: TitleCard[]
  own: TitleCard[]
  because: WithTitles<Because> | null
  shelves: Shelf[]
  genres: WithTitles<GenreRail>[]
}

const railLength = 24

/** Reads every rail for this viewer: first what stands where, then each card once, however many rails it stands in. */
export async function getRails(viewer: Viewer | null, now: Date): Promise<Rails> {
  const [begun, newest, own, because, shelves, genres] = await Promise.all([
    findBegun(viewer, now),
    findNewest(viewer, now, railLength),
    findOwnTitles(viewer, railLength, now),
    findBecause(viewer, now),
    findShelves(viewer, now),
    findGenreRails(viewer, now),
  ])
  const rails = [because ?? { ids: [] }, ...shelves, ...genres]
  const ids = [...begun.map(({ id }) => id), ...newest, ...own, ...rails.flatMap((rail) => rail.ids)]
  const cards = new Map((await readCards([...new Set(ids)], viewer, now)).map((card) => [card.id, card]))
  const pick = (some: readonly string[]) => some.flatMap((id) => cards.get(id) ?? [])
  const fill = <Rail extends { ids: string[] }>({ ids: some, ...rail }: Rail) => ({ ...rail, titles: pick(some) })
  const isFilled = ({ titles }: { titles: TitleCard[] }) => titles.length > 0
  const related = because && fill(because)
  return {
    begun: begun.flatMap((entry) => pick([entry.id]).map((card) => toBegunCard(card, entry))),
    newest: pick(newest),
    own: pick(own),
    because: related && isFilled(related) ? related : null,
    shelves: shelves.map(fill).filter(isFilled),
    genres: genres.map(fill).filter(({ titles }) => titles.length >= leastOfGenre),
  }
}
