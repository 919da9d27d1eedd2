import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { listedInSql } from '#features/catalog/listed.ts'
import { getDatabase } from '#platform/database.ts'

/** The ids of what is shown because of one title, and why that one. */
export type Because = { reason: 'watched' | 'liked'; name: string; slug: string; ids: string[] }

const railLength = 24
/** Of those that share a genre, so many of the newest are compared: among thousands more make no better rail. */
const comparedLimit = 400

/**
 * Titles that share genres or people with the last thing this profile watched to its end or gave a thumb up; whatever
 * shares a person stands first, then what shares more. Nothing that it gave a thumb down or has watched to its end. `null`
 * where nothing was, or nothing shares.
 */
export async function findBecause(viewer: Viewer | null, now: Date): Promise<Because | null> {
  if (!viewer) return null
  const profileId = viewer.profile.id
  const may = listedInSql(viewer, now)
  const rows = await getDatabase().$queryRaw<{ id: string; reason: Because['reason']; name: string; slug: string }[]>`
    WITH seen AS (
      SELECT p."titleId", max(r."watchedAt") AS at FROM "Progress" r JOIN "Playable" p ON p."id" = r."playableId"
      WHERE r."profileId" = ${profileId}::uuid AND r."watchedAt" IS NOT NULL GROUP BY 1),
    rated AS (SELECT "titleId", "value", "ratedAt" FROM "Rating" WHERE "profileId" = ${profileId}::uuid),
    source AS (
      SELECT t."id", t."name", t."slug", t."genres", marked.reason
      FROM (SELECT "titleId", at, 'watched' AS reason FROM seen
            UNION ALL SELECT "titleId", "ratedAt", 'liked' FROM rated WHERE "value" > 0) marked
      JOIN "Title" t ON t."id" = marked."titleId" JOIN "Library" l ON l."id" = t."libraryId"
      WHERE ${may} AND NOT EXISTS (SELECT 1 FROM rated WHERE rated."titleId" = t."id" AND rated."value" < 0)
      ORDER BY marked.at DESC, marked.reason, t."id" LIMIT 1),
    shared AS (
      SELECT other."titleId" AS id, count(DISTINCT other."personId") AS people
      FROM source JOIN "TitlePerson" own ON own."titleId" = source."id"
      JOIN "TitlePerson" other ON other."personId" = own."personId" GROUP BY 1),
    near AS (
      (SELECT t."id" FROM source JOIN "Title" t ON t."genres" && source."genres" JOIN "Library" l ON l."id" = t."libraryId"
       WHERE ${may} ORDER BY t."createdAt" DESC, t."id" LIMIT ${comparedLimit})
      UNION (SELECT id FROM shared))
    SELECT t."id", source.reason, source."name", source."slug"
    FROM near JOIN "Title" t ON t."id" = near."id" JOIN "Library" l ON l."id" = t."libraryId" CROSS JOIN source
    LEFT JOIN shared ON shared.id = t."id"
    WHERE ${may} AND t."id" <> source."id"
      AND NOT EXISTS (SELECT 1 FROM rated WHERE rated."titleId" = t."id" AND rated."value" < 0)
      AND NOT EXISTS (SELECT 1 FROM seen WHERE seen."titleId" = t."id")
    ORDER BY coalesce(shared.people, 0) DESC,
      (SELECT count(*) FROM unnest(t."genres") AS genre WHERE genre = ANY (source."genres")) DESC,
      t."createdAt" DESC, t."id" LIMIT ${railLength}`
  const [first] = rows
  if (!first) return null
  return { reason: first.reason, name: first.name, slug: first.slug, ids: rows.map(({ id }) => id) }
}
