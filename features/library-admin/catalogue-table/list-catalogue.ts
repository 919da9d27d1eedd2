import 'server-only'
import { getDatabase, Prisma } from '#platform/database.ts'
import { narrowTable } from './narrow-table.ts'
import { writeTableCursor, type TableCursor } from './table-cursor.ts'
import type { TableSort, TableView, titleKinds, titleStatuses } from './table-view.ts'

/** One title as the table shows it. */
export type CatalogueRow = {
  id: string
  slug: string
  name: string
  libraryName: string
  kind: (typeof titleKinds)[number]
  status: (typeof titleStatuses)[number]
  year: number | null
  genres: string[]
  maturityAge: number | null
  audioLanguages: string[]
  revision: number
  updatedAt: Date
  /** Of its films, episodes or tracks: all, those that can be played, those whose newest version failed. */
  parts: number
  ready: number
  failed: number
}

export type CataloguePage = {
  rows: CatalogueRow[]
  /** Opens what comes after; `null` at the end. */
  nextCursor: string | null
  /** How many there are in this view, counted up to a limit. */
  count: { number: number; isMore: boolean }
}

/** Counting further costs time and tells nobody more. */
const countLimit = 10_000

type Order = { key: Prisma.Sql; isFalling: boolean; type: Prisma.Sql }

const time = Prisma.sql`timestamptz`
const name = { key: Prisma.sql`(search_form(t."name") COLLATE "C")`, type: Prisma.sql`text` }

/** Each order goes by one expression and then the id, as its index does. A title without a year stands last. */
const orders: Record<TableSort, Order> = {
  changed: { key: Prisma.sql`t."updatedAt"`, isFalling: true, type: time },
  newest: { key: Prisma.sql`t."createdAt"`, isFalling: true, type: time },
  oldest: { key: Prisma.sql`t."createdAt"`, isFalling: false, type: time },
  name: { ...name, isFalling: false },
  'name-z': { ...name, isFalling: true },
  year: { key: Prisma.sql`coalesce(t."year", -1)`, isFalling: true, type: Prisma.sql`int` },
  'year-old': { key: Prisma.sql`coalesce(t."year", 99999)`, isFalling: false, type: Prisma.sql`int` },
}

/** Titles of all libraries and states, narrowed and in order, from behind the cursor on; two statements. */
export async function listCatalogue(view: TableView, after: TableCursor | null, limit: number): Promise<CataloguePage> {
  const { key, isFalling, type } = orders[view.sort]
  const narrowed = narrowTable(view)
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = isFalling ? Prisma.sql`<` : Prisma.sql`>`
  const from = after
    ? Prisma.sql`AND (${key}, t."id") ${beyond} (${String(after.value)}::text::${type}, ${after.id}::uuid)`
    : Prisma.empty
  const [found, [counted]] = await Promise.all([
    getDatabase().$queryRaw<(CatalogueRow & { value: string | number | Date })[]>`
      WITH page AS (
        SELECT t.*, ${key} AS "value" FROM "Title" t WHERE ${narrowed} ${from}
        ORDER BY ${key} ${direction}, t."id" ${direction} LIMIT ${limit + 1}
      )
      SELECT t."id", t."slug", t."name", l."name" AS "libraryName", t."kind"::text, t."status"::text, t."year",
        t."genres", t."maturityAge", t."audioLanguages", t."revision", t."updatedAt", t."value",
        made."parts", made."ready", made."failed"
      FROM page t JOIN "Library" l ON l."id" = t."libraryId"
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "parts",
          count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM "Asset" a WHERE a."playableId" = p."id" AND a."status" = 'READY'))::int AS "ready",
          count(*) FILTER (WHERE newest."status" = 'FAILED')::int AS "failed"
        FROM "Playable" p LEFT JOIN LATERAL (
          SELECT a."status" FROM "Asset" a WHERE a."playableId" = p."id" AND a."status" <> 'REMOVED'
          ORDER BY a."createdAt" DESC, a."id" LIMIT 1) newest ON TRUE
        WHERE p."titleId" = t."id"
      ) made
      ORDER BY t."value" ${direction}, t."id" ${direction}`,
    getDatabase().$queryRaw<{ number: number }[]>`
      SELECT count(*)::int AS "number"
      FROM (SELECT 1 FROM "Title" t WHERE ${narrowed} LIMIT ${countLimit + 1}) AS counted`,
  ])
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  const total = counted?.number ?? 0
  return {
    rows,
    nextCursor: last ? writeTableCursor({ id: last.id, value: toCursorValue(last.value) }) : null,
    count: { number: Math.min(total, countLimit), isMore: total > countLimit },
  }
}

/** What the table may be narrowed to: every library, and every genre that a title ever bore. */
export async function listTableChoices(): Promise<{ libraries: { slug: string; name: string }[]; genres: string[] }> {
  const [libraries, genres] = await Promise.all([
    getDatabase().library.findMany({
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      select: { slug: true, name: true },
    }),
    getDatabase().searchTerm.findMany({ where: { kind: 'GENRE' }, select: { text: true } }),
  ])
  return { libraries, genres: genres.map(({ text }) => text) }
}

function toCursorValue(value: string | number | Date): string | number {
  return value instanceof Date ? value.toISOString() : value
}
