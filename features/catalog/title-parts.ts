import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'

/** What a title is made of, counted: enough for a card, without reading an episode. */
export type TitleParts = {
  partCount: number
  /** Seconds of all that plays, 0 while nothing does. */
  durationSeconds: number
  /** As `preparingPercent` of readiness.ts says it. */
  preparingPercent: number | null
  /** Of the one part of a title that has just one: where this viewer stopped, and where its credits begin, in seconds. */
  positionSeconds: number | null
  creditsStartSeconds: number | null
}

export const noParts: TitleParts = {
  partCount: 0,
  durationSeconds: 0,
  preparingPercent: null,
  positionSeconds: null,
  creditsStartSeconds: null,
}

/**
 * The parts of these titles by title id, in one statement; a title without any is missing. A part's version is the
 * newest that is ready, else the newest under way, as in readiness.ts.
 */
export async function readTitleParts(
  titleIds: readonly string[],
  viewer: Viewer | null,
): Promise<ReadonlyMap<string, TitleParts>> {
  const rows = await getDatabase().$queryRaw<(TitleParts & { titleId: string })[]>`
    SELECT p."titleId",
      count(*)::int AS "partCount",
      coalesce(sum(a."durationSeconds") FILTER (WHERE a."status" = 'READY'), 0) AS "durationSeconds",
      CASE WHEN bool_or(a."status" = 'READY') IS NOT TRUE
        THEN floor(avg(a."percent"))::int END AS "preparingPercent",
      CASE WHEN count(*) = 1 THEN min(g."positionSeconds") END AS "positionSeconds",
      CASE WHEN count(*) = 1 THEN min(p."creditsStartSeconds") END AS "creditsStartSeconds"
    FROM "Playable" p
    LEFT JOIN LATERAL (
      SELECT a."status", a."durationSeconds", coalesce(
        (SELECT j."percent" FROM "IngestJob" j WHERE j."assetId" = a."id" ORDER BY j."createdAt" DESC LIMIT 1), 0
      ) AS "percent"
      FROM "Asset" a WHERE a."playableId" = p."id" AND a."status" IN ('READY', 'PREPARING')
      ORDER BY a."status" = 'READY' DESC, a."createdAt" DESC LIMIT 1) a ON true
    LEFT JOIN "Progress" g ON g."playableId" = p."id" AND g."profileId" = ${viewer?.profile.id ?? null}::uuid
    WHERE p."titleId" = ANY(${[...titleIds]}::uuid[])
    GROUP BY p."titleId"`
  return new Map(rows.map(({ titleId, ...parts }) => [titleId, parts]))
}
