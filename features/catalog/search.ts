import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase, Prisma } from '#platform/database.ts'
import { cardColumns, toCards, type TitleCard } from './cards.ts'
import { listedInSql } from './listed.ts'

/** An episode or a track that was found by its own name. */
export type FoundPart = { id: string; name: string; titleName: string; titleSlug: string }

/** What a search found, the likeliest first in each group. */
export type SearchResults = {
  titles: TitleCard[]
  parts: FoundPart[]
  /** Names of people and bodies, and of genres: each a search of its own. */
  credits: string[]
  genres: string[]
}

type Hit = { titleId: string; playableId: string | null; kind: 'TITLE' | 'PART' | 'CREDIT' | 'GENRE'; text: string }

const hitLimit = 240
const titleLimit = 36
const listLimit = 8
/** Words that nearly every name has, in the languages of our catalogues. */
const smallWords = [
  'a',
  'an',
  'and',
  'at',
  'by',
  'de',
  'der',
  'die',
  'das',
  'el',
  'in',
  'la',
  'le',
  'les',
  'of',
  'on',
  'the',
  'to',
]
/** How alike a word must be to be looked at, 0 to 1: two slips in a word of seven letters leave about a third. */
const leastLikeness = 0.25
/** A search that takes longer is given up: anybody may ask, as often as they like. */
const longestMilliseconds = 3_000

/**
 * Finds titles, episodes and tracks, people and genres by a text that may have slips and lack accents; only among what
 * this viewer may know of.
 *
 * @param text As `readSearchText` leaves it; an empty one finds nothing.
 * @see https://www.postgresql.org/docs/current/pgtrgm.html
 */
export async function searchCatalogue(viewer: Viewer | null, text: string, now: Date): Promise<SearchResults> {
  const hits = text === '' ? [] : await findHits(viewer, text, now)
  const titleIds = unique(hits.filter((hit) => hit.kind !== 'PART').map((hit) => hit.titleId)).slice(0, titleLimit)
  const parts = hits.filter((hit) => hit.kind === 'PART').slice(0, listLimit)
  const rows = await getDatabase().title.findMany({
    where: { id: { in: unique([...titleIds, ...parts.map((hit) => hit.titleId)]) } },
    select: cardColumns,
  })
  // The decision has the last word on what is shown, and on whose people and genres are.
  const cards = new Map((await toCards(rows, viewer, now)).map((card) => [card.id, card]))
  const textsOf = (kind: Hit['kind']) =>
    unique(hits.filter((hit) => hit.kind === kind && cards.has(hit.titleId)).map((hit) => hit.text)).slice(0, listLimit)
  return {
    titles: titleIds.flatMap((id) => cards.get(id) ?? []),
    parts: parts.flatMap(({ titleId, playableId, text: name }) => {
      const card = cards.get(titleId)
      return card && playableId ? [{ id: playableId, name, titleName: card.name, titleSlug: card.slug }] : []
    }),
    credits: textsOf('CREDIT'),
    genres: textsOf('GENRE'),
  }
}

async function findHits(viewer: Viewer | null, text: string, now: Date): Promise<Hit[]> {
  const [, hits] = await getDatabase().$transaction([
    getDatabase().$executeRaw`SELECT set_config('pg_trgm.similarity_threshold', ${String(leastLikeness)}, true),
      set_config('statement_timeout', ${String(longestMilliseconds)}, true)`,
    getDatabase().$queryRaw<Hit[]>(writeHitQuery(viewer, text, now)),
  ])
  return hits
}

/**
 * Each word of the text is first led to the words there are: itself, what it begins, what lies one or two slips away.
 * Then the terms that hold the most of them stand first, after the fewest slips, what begins with the text, the likest name before the longer.
 * Articles and the like find nothing by themselves unless there is nothing else.
 */
function writeHitQuery(viewer: Viewer | null, text: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH typed AS (SELECT word, place, word = ANY(${smallWords}) AS is_small
      FROM unnest(string_to_array(search_form(${text}), ' ')) WITH ORDINALITY AS t(word, place)
      WHERE word <> '' LIMIT 8),
    wanted AS (SELECT * FROM typed WHERE NOT is_small OR NOT EXISTS (SELECT 1 FROM typed WHERE NOT is_small)),
    known AS MATERIALIZED (
      SELECT w.place, v.word, v.slips FROM wanted w CROSS JOIN LATERAL (
        SELECT s."word",
          CASE WHEN s."word" = w.word THEN 0 WHEN s."word" LIKE w.word || '%' THEN 0.5
               ELSE levenshtein(s."word", w.word) END AS slips
        FROM "SearchWord" s
        WHERE s."word" LIKE w.word || '%'
          OR (length(w.word) > 2 AND s."word" % w.word
              AND levenshtein_less_equal(s."word", w.word, CASE WHEN length(w.word) > 3 THEN 2 ELSE 1 END)
                  <= CASE WHEN length(w.word) > 3 THEN 2 ELSE 1 END)
        ORDER BY 2, length(s."word"), s."word" LIMIT 24
      ) v),
    met AS (
      SELECT s."id", each.places, each.slips FROM "SearchTerm" s CROSS JOIN LATERAL (
        SELECT count(*) AS places, sum(nearest.slips) AS slips
        FROM (SELECT min(k.slips) AS slips FROM known k WHERE k.word = ANY (s."words") GROUP BY k.place) nearest
      ) each
      WHERE s."words" && ARRAY (SELECT k.word::text FROM known k))
    SELECT s."titleId", s."playableId", s."kind"::text AS "kind", s."text"
    FROM met m JOIN "SearchTerm" s ON s."id" = m."id"
    JOIN "Title" t ON t."id" = s."titleId" JOIN "Library" l ON l."id" = t."libraryId"
    WHERE m.places * 2 >= (SELECT count(*) FROM wanted) AND ${listedInSql(viewer, now)}
    ORDER BY m.places DESC, m.slips, s."form" LIKE search_form(${text}) || '%' DESC, similarity(s."form", search_form(${text})) DESC, s."kind", t."createdAt" DESC, s."id"
    LIMIT ${hitLimit}`
}

/** Whether a search found anything at all. */
export function isFound({ titles, parts, credits, genres }: SearchResults): boolean {
  return titles.length + parts.length + credits.length + genres.length > 0
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
