import 'server-only'
import { Prisma } from '#platform/database.ts'
import type { TableView } from './table-view.ts'

/** Below so many letters and digits the trigram index helps nobody: names that begin with them are found. */
const leastForLikeness = 3

/** The condition that a title `t` is in this view. */
export function narrowTable(view: TableView): Prisma.Sql {
  const { search, library, kind, status, genre, year, preparation } = view
  const conditions = [
    search !== '' && narrowByName(search),
    library !== null && Prisma.sql`t."libraryId" = (SELECT l."id" FROM "Library" l WHERE l."slug" = ${library})`,
    kind !== null && Prisma.sql`t."kind" = ${kind}::"TitleKind"`,
    status !== null && Prisma.sql`t."status" = ${status}::"TitleStatus"`,
    genre !== null && Prisma.sql`t."genres" @> ARRAY[${genre}]::text[]`,
    year !== null && Prisma.sql`t."year" = ${year}`,
    preparation !== null && preparationStates[preparation],
  ].filter((condition) => condition !== false)
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ')
}

/** A part of the name as it is compared, without accents and capitals; or a name that has words like those typed. */
function narrowByName(search: string): Prisma.Sql {
  const form = Prisma.sql`search_form(${search}::text)`
  const begins = Prisma.sql`(search_form(t."name") COLLATE "C") LIKE ${form} || '%'`
  const letters = search.replace(/[^\p{L}\p{N}]/gu, '')
  return letters.length < leastForLikeness
    ? begins
    : Prisma.sql`(search_form(t."name") LIKE '%' || ${form} || '%' OR ${form} <% search_form(t."name"))`
}

/** The newest version of a part counts: one that was prepared after a failure mended it. */
const preparationStates: Record<Exclude<TableView['preparation'], null>, Prisma.Sql> = {
  failed: Prisma.sql`t."id" IN (
    SELECT p."titleId" FROM "Asset" a JOIN "Playable" p ON p."id" = a."playableId"
    WHERE a."status" = 'FAILED' AND NOT EXISTS (
      SELECT 1 FROM "Asset" later WHERE later."playableId" = a."playableId"
        AND later."status" <> 'REMOVED' AND (later."createdAt", later."id") > (a."createdAt", a."id")))`,
  running: Prisma.sql`t."id" IN (
    SELECT p."titleId" FROM "Asset" a JOIN "Playable" p ON p."id" = a."playableId" WHERE a."status" = 'PREPARING')`,
  none: Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "Playable" p JOIN "Asset" a ON a."playableId" = p."id"
    WHERE p."titleId" = t."id" AND a."status" = 'READY')`,
}
