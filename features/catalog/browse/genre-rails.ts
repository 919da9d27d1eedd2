import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import type { TitleCard } from '#features/catalog/cards.ts'
import { listedInSql } from '#features/catalog/listed.ts'
import { getDatabase } from '#platform/database.ts'
import { getFacets, mergeFacets } from './facets.ts'
import { readCards } from './list-titles.ts'

/** The newest titles of one genre, of whatever library. */
export type GenreRail = { name: string; slug: string; titles: TitleCard[] }

const railLength = 24
const railLimit = 8
/** Fewer make no rail. */
const leastTitles = 3

/** Rails of the genres that most titles have, in a number of statements that does not grow with either. */
export async function listGenreRails(viewer: Viewer | null, now: Date): Promise<GenreRail[]> {
  const genres = mergeFacets(await getFacets(viewer, now), 'genre')
  const wanted = genres.filter(({ count }) => count >= leastTitles).slice(0, railLimit)
  const values = JSON.stringify(wanted.map(({ slug, values: spellings }) => ({ slug, spellings })))
  const newest = await getDatabase().$queryRaw<{ slug: string; id: string }[]>`
    SELECT g.slug, t."id" FROM jsonb_to_recordset(${values}::jsonb) AS g(slug text, spellings text[])
    CROSS JOIN LATERAL (
      SELECT t."id" FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
      WHERE t."genres" && g.spellings AND ${listedInSql(viewer, now)}
      ORDER BY t."createdAt" DESC, t."id" DESC LIMIT ${railLength}) t`
  const idsBySlug = Map.groupBy(newest, ({ slug }) => slug)
  const ids = [...new Set(newest.map(({ id }) => id))]
  const cards = new Map((await readCards(ids, viewer, now)).map((card) => [card.id, card]))
  return wanted.flatMap(({ name, slug }) => {
    const titles = (idsBySlug.get(slug) ?? []).flatMap(({ id }) => cards.get(id) ?? [])
    return titles.length < leastTitles ? [] : [{ name, slug, titles }]
  })
}
