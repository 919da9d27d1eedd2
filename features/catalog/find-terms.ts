import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase, Prisma } from '#platform/database.ts'
import { listedInSql } from './listed.ts'
import { afterAll, toPlaces, writePlacesQuery, type Place, type PlaceRow } from './search-places.ts'

/** A name that was found, and what it is a name of. */
export type Term =
  | { kind: 'TITLE'; text: string; titleId: string }
  | { kind: 'CREDIT'; text: string; titleId: string }
  | { kind: 'PART'; text: string; titleId: string; playableId: string }
  | { kind: 'PERSON'; text: string; personId: string }
  | { kind: 'GENRE'; text: string }

const kinds = ['TITLE', 'PART', 'CREDIT', 'PERSON', 'GENRE'] as const
/** So many names of each kind that begin with the text are looked at; so many titles of them are enough. */
const beginningLimit = 60
const enoughTitles = 36
const termLimit = 240
/** So many names are weighed against each other at most. */
const weighedLimit = 1_000
/** How alike a word that begins otherwise must be to be looked at, 0 to 1. */
const leastLikeness = 0.25
/** A search that takes longer is given up: anybody may ask, as often as they like. */
const longestMilliseconds = 3_000

/**
 * Finds names by a text that may have slips and lack accents, the likeliest first; only of what this viewer may know.
 *
 * What begins with the text stands first. Then each word is led to the words there are, and the names are found that
 * hold all of them; when there is none, those that lack one.
 *
 * @see https://www.postgresql.org/docs/current/pgtrgm.html
 */
export async function findTerms(viewer: Viewer | null, text: string, now: Date): Promise<Term[]> {
  const database = getDatabase()
  const [, beginning, rows] = await database.$transaction([
    writeBounds(),
    database.$queryRaw<Term[]>(writeBeginningQuery(viewer, text, now)),
    database.$queryRaw<PlaceRow[]>(writePlacesQuery(text)),
  ])
  const isEnough = beginning.filter((term) => term.kind === 'TITLE').length >= enoughTitles
  const typed = toPlaces(rows)
  const places = typed.filter((place) => place.words.length > 0)
  // A name must hold half of what was typed, also of the words that are like no other.
  const least = Math.max(1, Math.ceil(typed.length / 2))
  if (isEnough || places.length < least || (beginning.length > 0 && text.length < 3)) return beginning

  const whole = await findHolding(viewer, text, places, places.length, now)
  const found = mergeTerms(beginning, whole)
  if (found.length > 0 || places.length - 1 < least) return found
  return findHolding(viewer, text, places, places.length - 1, now)
}

function mergeTerms(first: readonly Term[], then: readonly Term[]): Term[] {
  // All of a term tells it apart: two people may bear one name, and two episodes of one series.
  return [...new Map([...first, ...then].map((term) => [JSON.stringify(term), term])).values()]
}

function writeBounds() {
  return getDatabase().$executeRaw`SELECT set_config('pg_trgm.similarity_threshold', ${String(leastLikeness)}, true),
    set_config('statement_timeout', ${String(longestMilliseconds)}, true)`
}

/** Names that begin with the text, the shortest first. */
function writeBeginningQuery(viewer: Viewer | null, text: string, now: Date): Prisma.Sql {
  const ofKinds = kinds.map(
    (kind) => Prisma.sql`
      (SELECT s.* FROM "SearchTerm" s
       WHERE s."kind" = ${kind}::"SearchTermKind" AND (SELECT text FROM form) <> ''
         AND s."form" ~>=~ (SELECT text FROM form) AND s."form" ~<~ (SELECT text || ${afterAll} FROM form)
       LIMIT ${beginningLimit})`,
  )
  return Prisma.sql`
    WITH form AS MATERIALIZED (SELECT search_form(${text}) AS text)
    SELECT m."kind"::text AS "kind", m."text", m."titleId", m."playableId", m."personId"
    FROM (${Prisma.join(ofKinds, ' UNION ALL ')}) m
    WHERE ${writeVisible(viewer, now)}
    ORDER BY length(m."form"), m."kind", m."id" DESC`
}

/** Names that hold words of at least `need` places, after the fewest slips, the likest first. */
async function findHolding(
  viewer: Viewer | null,
  text: string,
  places: readonly Place[],
  need: number,
  now: Date,
): Promise<Term[]> {
  const database = getDatabase()
  const [, terms] = await database.$transaction([
    writeBounds(),
    database.$queryRaw<Term[]>(writeHoldingQuery(viewer, text, places, need, now)),
  ])
  return terms
}

function writeHoldingQuery(
  viewer: Viewer | null,
  text: string,
  places: readonly Place[],
  need: number,
  now: Date,
): Prisma.Sql {
  const known = places.flatMap(({ words, slips }, place) =>
    words.map((word, index) => ({ place, word, slips: slips[index] ?? 0 })),
  )
  // A name of one word could be lost among the many that hold it.
  const alone =
    places.length === 1
      ? Prisma.sql`UNION SELECT s.* FROM "SearchTerm" s WHERE s."kind" = ANY (enum_range(NULL::"SearchTermKind")) AND s."form" = ANY (${places[0]?.words ?? []})`
      : Prisma.empty
  return Prisma.sql`
    WITH known AS MATERIALIZED (
      SELECT * FROM unnest(${known.map(({ place }) => place)}::int[], ${known.map(({ word }) => word)}::text[],
                           ${known.map(({ slips }) => slips)}::float[]) AS k(place, word, slips)),
    held AS MATERIALIZED (
      (SELECT s.* FROM "SearchTerm" s WHERE ${writeCandidates(places, need)} LIMIT ${weighedLimit}) ${alone}),
    weighed AS (
      SELECT nearest."id", count(*) AS places, sum(nearest.slips) AS slips
      FROM (SELECT h."id", k.place, min(k.slips) AS slips
            FROM held h CROSS JOIN unnest(h."words") AS w(word) JOIN known k ON k.word = w.word
            GROUP BY h."id", k.place) nearest
      GROUP BY nearest."id")
    SELECT m."kind"::text AS "kind", m."text", m."titleId", m."playableId", m."personId"
    FROM held m JOIN weighed USING ("id")
    WHERE ${writeVisible(viewer, now)}
    ORDER BY weighed.places DESC, weighed.slips, similarity(m."form", search_form(${text})) DESC, m."kind", m."id" DESC
    LIMIT ${termLimit}`
}

function writeCandidates(places: readonly Place[], need: number): Prisma.Sql {
  const holds = places.map(({ words }) => Prisma.sql`s."words" && ${words}`)
  if (need === places.length) return Prisma.join(holds, ' AND ')
  const withoutOne = holds.map((_hold, left) => {
    const others = holds.filter((_other, index) => index !== left)
    return Prisma.sql`(${Prisma.join(others, ' AND ')})`
  })
  return Prisma.join(withoutOne, ' OR ')
}

/**
 * Whether the viewer may know of what the term `m` is a name of. Each is one look-up that ends at the first title:
 * `EXISTS` would have the planner gather everybody's titles first.
 */
function writeVisible(viewer: Viewer | null, now: Date): Prisma.Sql {
  const isListed = listedInSql(viewer, now)
  return Prisma.sql`CASE
    WHEN m."kind" = 'PERSON' THEN (
      SELECT TRUE FROM "TitlePerson" tp JOIN "Title" t ON t."id" = tp."titleId" JOIN "Library" l ON l."id" = t."libraryId"
      WHERE tp."personId" = m."personId" AND ${isListed} LIMIT 1)
    WHEN m."kind" = 'GENRE' THEN (
      SELECT TRUE FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
      WHERE t."genres" @> ARRAY[m."text"::text] AND ${isListed} LIMIT 1)
    ELSE (
      SELECT TRUE FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
      WHERE t."id" = m."titleId" AND ${isListed} LIMIT 1)
    END`
}
