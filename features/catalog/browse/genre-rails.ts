import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { listedInSql } from '#features/catalog/listed.ts'
import { getDatabase } from '#platform/database.ts'
import { getFacets, mergeFacets } from './facets.ts'

/** The ids of the newest titles of one genre, of whatever library. */
export type GenreRail = { name: string; slug: string; ids: string[] }

/** Shorter than the other rails: there are many of these, and each leads to all of its genre. */
const railLength = 12
const railLimit = 8
/** Fewer make no rail. */
export const leastOfGenre = 3

/** Rails of the genres that most titles have, by one statement for any number of either. */
export async function findGenreRails(viewer: Viewer | null, now: Date): Promise<GenreRail[]> {
  const genres = mergeFacets(await getFacets(viewer, now), 'genre')
  const wanted = genres.filter(({ count }) => count >= leastOfGenre).slice(0, railLimit)
  const values = JSON.stringify(wanted.map(({ slug, values: spellings }) => ({ slug, spellings })))
  const newest = await getDatabase().$queryRaw<{ slug: string; id: string }[]>`
    SELECT g.slug, t."id" FROM jsonb_to_recordset(${values}::jsonb) AS g(slug text, spellings text[])
    CROSS JOIN LATERAL (
      SELECT t."id" FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
      WHERE t."genres" && g.spellings AND ${listedInSql(viewer, now)}
      ORDER BY t."createdAt" DESC, t."id" DESC LIMIT ${railLength}) t`
  const bySlug = Map.groupBy(newest, ({ slug }) => slug)
  return wanted.map(({ name, slug }) => ({ name, slug, ids: (bySlug.get(slug) ?? []).map(({ id }) => id) }))
}
