import 'server-only'
import { getDatabase, Prisma, type Transaction } from '#platform/database.ts'
import { changeInSql, selectInSql, type Selection } from './change-sql.ts'
import { mostTitles, type TitleChange } from './schema.ts'

export type ChangeSum = {
  /** Titles that the change makes a difference to; one more than may be changed stands for all beyond. */
  count: number
  /** MD5 of those titles and their revisions: equal only while nobody changed any of them. */
  digest: string
}

export type ChangePreview = ChangeSum & {
  /** Titles of the selection that stay as they are. */
  unchanged: number
  /** The first by name: what stands there now, and what would. */
  rows: { id: string; name: string; before: unknown; after: unknown }[]
}

const shownRows = 20

/** What a change would do to a selection, without doing it. */
export async function previewChange(selection: Selection, change: TitleChange): Promise<ChangePreview> {
  const { column, after, differs } = changeInSql(change)
  const wanted = selectInSql(selection)
  const [sum, [rest], rows] = await Promise.all([
    sumChange(getDatabase(), selection, change),
    getDatabase().$queryRaw<{ number: number }[]>`
      SELECT count(*)::int AS "number" FROM "Title" t WHERE ${wanted} AND NOT (${differs})`,
    getDatabase().$queryRaw<ChangePreview['rows']>`
      SELECT t."id", t."name", to_jsonb(t.${column}) AS "before", to_jsonb(${after}) AS "after"
      FROM "Title" t WHERE ${wanted} AND ${differs} ORDER BY search_form(t."name") COLLATE "C", t."id" LIMIT ${shownRows}`,
  ])
  return { ...sum, unchanged: rest?.number ?? 0, rows }
}

/** Counts what a change makes a difference to, and takes its digest. */
export async function sumChange(
  database: Pick<Transaction, '$queryRaw'>,
  selection: Selection,
  change: TitleChange,
): Promise<ChangeSum> {
  const [sum] = await database.$queryRaw<ChangeSum[]>`
    SELECT count(*)::int AS "count", md5(coalesce(string_agg(c."id"::text || c."revision", ',' ORDER BY c."id"), '')) AS "digest"
    FROM (SELECT t."id", t."revision" FROM "Title" t
      WHERE ${selectInSql(selection)} AND ${changeInSql(change).differs} ORDER BY t."id" LIMIT ${mostTitles + 1}) c`
  return sum ?? { count: 0, digest: '' }
}

/** Holds the titles that a change makes a difference to until the transaction ends. */
export async function holdTitles(tx: Transaction, selection: Selection, change: TitleChange): Promise<void> {
  await tx.$executeRaw(Prisma.sql`SELECT 1 FROM "Title" t
    WHERE ${selectInSql(selection)} AND ${changeInSql(change).differs} ORDER BY t."id" LIMIT ${mostTitles + 1} FOR UPDATE`)
}
