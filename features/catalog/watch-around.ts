import 'server-only'
import { getDatabase } from '#platform/database.ts'

/** A part of the same title that can be played. */
export type NeighbourPart = { id: string; name: string; seasonNumber: number | null; episodeNumber: number | null }

/** What lies inside a part and on both sides of it. */
export type WatchAround = {
  chapters: { startSeconds: number; name: string }[]
  previous: NeighbourPart | null
  next: NeighbourPart | null
}

/**
 * Reads the chapters of a part and the playable parts before and after it, by season and place, in one statement. They
 * belong to the same title, so whoever may watch the one may watch the others.
 */
export async function getWatchAround(playableId: string): Promise<WatchAround> {
  const [row] = await getDatabase().$queryRaw<
    { chapters: WatchAround['chapters'] | null; beside: BesideRow[] | null }[]
  >`
    WITH part AS (
      SELECT p."id", p."name", p."seasonNumber", p."episodeNumber",
             row_number() OVER (ORDER BY coalesce(p."seasonNumber", 0), p."position") AS "place"
      FROM "Playable" p
      WHERE p."titleId" = (SELECT "titleId" FROM "Playable" WHERE "id" = ${playableId}::uuid)
        AND (p."id" = ${playableId}::uuid
             OR EXISTS (SELECT 1 FROM "Asset" a WHERE a."playableId" = p."id" AND a."status" = 'READY'))
    )
    SELECT
      (SELECT json_agg(json_build_object('startSeconds', c."startSeconds", 'name', c."name") ORDER BY c."startSeconds")
       FROM "Chapter" c WHERE c."playableId" = ${playableId}::uuid) AS "chapters",
      (SELECT json_agg(json_build_object(
                'id', part."id", 'name', part."name", 'seasonNumber', part."seasonNumber",
                'episodeNumber', part."episodeNumber", 'offset', part."place" - here."place"))
       FROM part JOIN part here ON here."id" = ${playableId}::uuid
       WHERE abs(part."place" - here."place") = 1) AS "beside"`
  const find = (offset: number) => {
    const found = row?.beside?.find((part) => part.offset === offset)
    return found ? toNeighbour(found) : null
  }
  return { chapters: row?.chapters ?? [], previous: find(-1), next: find(1) }
}

type BesideRow = NeighbourPart & { offset: number }

function toNeighbour({ id, name, seasonNumber, episodeNumber }: BesideRow): NeighbourPart {
  return { id, name, seasonNumber, episodeNumber }
}
