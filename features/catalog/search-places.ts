import { Prisma } from '#platform/database.ts'

/** A word that was typed, with the words there are that it may mean. `slips`: 0 itself, 0.5 what it begins, else letters. */
export type Place = { words: string[]; slips: number[] }

/** One row of `writePlacesQuery`; `halves` are two words that were written as one, one of them perhaps with a slip. */
export type PlaceRow = Place & { isSmall: boolean; halves: string[] | null }

const placeLimit = 8
const wordLimit = 24
/** Words that nearly every name has, in the languages of our catalogues. */
const smallWords = 'a an and at by de der die das el in la le les of on the to'.split(' ')
/** From so many slips on, two words that were written as one are likelier than one word. */
const manySlips = 2

/** Stands after every character, so that what begins with a text lies between it and the text with this behind it. */
export const afterAll = String.fromCodePoint(0x10ffff)

// Most slips leave the first letter, or put the second in its place; of the words that begin otherwise only those are
// compared that are alike.
const isNear = Prisma.sql`length(w.word) > 2 AND levenshtein_less_equal(s."word", w.word,
  CASE WHEN length(w.word) > 3 THEN 2 ELSE 1 END) <= CASE WHEN length(w.word) > 3 THEN 2 ELSE 1 END`

/** Leads each word of a text to the words that the catalogue knows; the caller sets `pg_trgm.similarity_threshold`. */
export function writePlacesQuery(text: string): Prisma.Sql {
  return Prisma.sql`
    WITH typed AS (SELECT word, place, word = ANY(${smallWords}) AS is_small
      FROM unnest(string_to_array(search_form(${text}), ' ')) WITH ORDINALITY AS t(word, place)
      WHERE word <> '' LIMIT ${placeLimit})
    SELECT w.is_small AS "isSmall", array_remove(array_agg(v.word), NULL) AS words,
      array_remove(array_agg(v.slips), NULL) AS slips,
      (SELECT CASE WHEN cut.head = known."word" THEN ARRAY[cut.head, other."word"] ELSE ARRAY[other."word", cut.tail] END
       FROM generate_series(3, length(w.word) - 3) AS place
       CROSS JOIN (VALUES (1), (2)) AS gap(width)
       CROSS JOIN LATERAL (SELECT left(w.word, place) AS head, substr(w.word, place + gap.width) AS tail) cut
       JOIN "SearchWord" known ON known."word" IN (cut.head, cut.tail) AND length(cut.tail) > 2
       CROSS JOIN LATERAL (SELECT CASE WHEN cut.head = known."word" THEN cut.tail ELSE cut.head END AS word) half
       CROSS JOIN LATERAL (
         SELECT s."word"::text AS "word", levenshtein(s."word", half.word) AS slips FROM "SearchWord" s
         WHERE s."word" ~>=~ left(half.word, 1) AND s."word" ~<~ (left(half.word, 1) || ${afterAll})
           AND abs(length(s."word") - length(half.word)) <= 1 AND levenshtein_less_equal(s."word", half.word, 1) <= 1
         ORDER BY 2 LIMIT 1) other
       ORDER BY other.slips, length(known."word") + length(other."word") DESC LIMIT 1) AS halves
    FROM typed w LEFT JOIN LATERAL (
      SELECT near.word, min(near.slips) AS slips FROM (
        SELECT s."word"::text AS word, CASE WHEN s."word" = w.word THEN 0 ELSE 0.5 END::float AS slips
        FROM "SearchWord" s WHERE s."word" ~>=~ w.word AND s."word" ~<~ (w.word || ${afterAll})
        UNION ALL
        SELECT s."word"::text, levenshtein(s."word", w.word)::float
        FROM "SearchWord" s
        JOIN (VALUES (1), (2)) AS letter(place) ON s."word" ~>=~ substr(w.word, letter.place, 1)
          AND s."word" ~<~ (substr(w.word, letter.place, 1) || ${afterAll})
        WHERE abs(length(s."word") - length(w.word)) <= 2 AND ${isNear}
        UNION ALL
        SELECT s."word"::text, levenshtein(s."word", w.word)::float
        FROM "SearchWord" s WHERE s."word" % w.word AND ${isNear}
      ) near
      GROUP BY near.word ORDER BY 2, length(near.word), near.word LIMIT ${wordLimit}
    ) v ON true
    GROUP BY w.place, w.word, w.is_small ORDER BY w.place`
}

/** Articles and the like find nothing by themselves unless there is nothing else. */
export function toPlaces(rows: readonly PlaceRow[]): Place[] {
  const telling = rows.filter((row) => !row.isSmall)
  return (telling.length > 0 ? telling : rows).flatMap(({ words, slips, halves }) =>
    halves && Math.min(manySlips, ...slips) >= manySlips
      ? halves.map((word) => ({ words: [word], slips: [0.5] }))
      : [{ words, slips }],
  )
}
