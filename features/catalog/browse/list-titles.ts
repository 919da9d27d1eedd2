import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { readCards, type TitleCard } from '#features/catalog/cards.ts'
import { listedInSql } from '#features/catalog/listed.ts'
import { getDatabase, Prisma } from '#platform/database.ts'
import { writeCursor, type Cursor } from './cursor.ts'
import { lengthBands, type Filters, type SortKey } from './filters.ts'

export type TitlePage = {
  titles: TitleCard[]
  /** Opens what comes after; `null` at the end. */
  nextCursor: string | null
  /** How many there are in all, of those that the viewer may know of. */
  count: { number: number; isMore: boolean }
}

/** Counting further costs time and tells nobody more. */
const countLimit = 1_000

type Order = { key: Prisma.Sql; isFalling: boolean; type: Prisma.Sql }

const text = Prisma.sql`text`
const number = Prisma.sql`double precision`
const time = Prisma.sql`timestamptz`

/** Each order goes by one expression and then the id, as its index does. Without a year or a length one stands last. */
const orders: Record<SortKey, Order> = {
  newest: { key: Prisma.sql`t."createdAt"`, isFalling: true, type: time },
  oldest: { key: Prisma.sql`t."createdAt"`, isFalling: false, type: time },
  name: { key: Prisma.sql`(search_form(t."name") COLLATE "C")`, isFalling: false, type: text },
  'name-z': { key: Prisma.sql`(search_form(t."name") COLLATE "C")`, isFalling: true, type: text },
  year: { key: Prisma.sql`coalesce(t."year", -1)`, isFalling: true, type: Prisma.sql`int` },
  'year-old': { key: Prisma.sql`coalesce(t."year", 99999)`, isFalling: false, type: Prisma.sql`int` },
  longest: { key: Prisma.sql`coalesce(t."durationSeconds", -1)`, isFalling: true, type: number },
  shortest: { key: Prisma.sql`coalesce(t."durationSeconds", 1e12)`, isFalling: false, type: number },
}

export type TitleList = {
  /** `null` for all libraries. */
  libraryId: string | null
  filters: Filters
  after: Cursor | null
  limit: number
}

/** Titles of a library or of all, narrowed and in order, from behind the cursor on. */
export async function listTitles(list: TitleList, viewer: Viewer | null, now: Date): Promise<TitlePage> {
  const { libraryId, filters, after, limit } = list
  const { key, isFalling, type } = orders[filters.sort]
  const wanted = Prisma.sql`FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
    WHERE ${listedInSql(viewer, now)} AND ${narrow(libraryId, filters)}`
  const direction = isFalling ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const beyond = isFalling ? Prisma.sql`<` : Prisma.sql`>`
  const from = after
    ? Prisma.sql`AND (${key}, t."id") ${beyond} (${String(after.value)}::text::${type}, ${after.id}::uuid)`
    : Prisma.empty
  const [found, [counted]] = await Promise.all([
    getDatabase().$queryRaw<{ id: string; value: string | number | Date }[]>`
      SELECT t."id", ${key} AS "value" ${wanted} ${from}
      ORDER BY ${key} ${direction}, t."id" ${direction} LIMIT ${limit + 1}`,
    getDatabase().$queryRaw<{ number: number }[]>`
      SELECT count(*)::int AS "number" FROM (SELECT 1 ${wanted} LIMIT ${countLimit + 1}) AS counted`,
  ])
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  const total = counted?.number ?? 0
  return {
    titles: await readCards(
      page.map(({ id }) => id),
      viewer,
      now,
    ),
    nextCursor: last ? writeCursor({ id: last.id, value: toCursorValue(last.value) }) : null,
    count: { number: Math.min(total, countLimit), isMore: total > countLimit },
  }
}

function narrow(libraryId: string | null, filters: Filters): Prisma.Sql {
  const { genre, decade, year, length, audio, captions } = filters
  const conditions = [
    libraryId !== null && Prisma.sql`t."libraryId" = ${libraryId}::uuid`,
    genre && Prisma.sql`t."genres" && ${genre.values}::text[]`,
    decade && Prisma.sql`t."year" BETWEEN ${Number(decade.slug)} AND ${Number(decade.slug) + 9}`,
    year !== null && Prisma.sql`t."year" = ${year}`,
    length && narrowLength(lengthBands[length]),
    audio && Prisma.sql`t."audioLanguages" && ${audio.values}::text[]`,
    captions && Prisma.sql`t."captionLanguages" && ${captions.values}::text[]`,
  ].filter((condition) => condition !== false && condition !== null)
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ')
}

function narrowLength({ least, most }: { least: number; most: number | null }): Prisma.Sql {
  const atLeast = Prisma.sql`t."durationSeconds" >= ${least}`
  return most === null ? atLeast : Prisma.sql`${atLeast} AND t."durationSeconds" < ${most}`
}

function toCursorValue(value: string | number | Date): string | number {
  return value instanceof Date ? value.toISOString() : value
}
