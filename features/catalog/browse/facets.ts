import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { writeGenreSlug } from '#features/catalog/genre.ts'
import { keepsCatalogue, listedInSql } from '#features/catalog/listed.ts'
import { getDatabase } from '#platform/database.ts'

export type FacetKind = 'genre' | 'decade' | 'audio' | 'captions'

/** One thing that titles are told apart by, and how many of those that the viewer may know of have it. */
export type Facet = {
  kind: FacetKind
  /** As an address carries it. */
  slug: string
  /** As it is written; of a genre's spellings the commonest. */
  name: string
  /** Every spelling, as titles have them. */
  values: string[]
  count: number
}

/** What the titles of each library may be told apart by, by the library's id. */
export type Facets = ReadonlyMap<string, Facet[]>

type FacetRow = { libraryId: string; kind: FacetKind; value: string; count: number }

/** One read of the whole catalogue serves everybody of the same rights for this long. */
const keptMilliseconds = 30_000
const kept = new Map<string, { at: number; facets: Promise<Facets> }>()

/**
 * What the titles that this viewer may know of can be told apart by. Those who keep the catalogue see every change at
 * once, everybody else within half a minute; the titles themselves are never up to this.
 */
export async function getFacets(viewer: Viewer | null, now: Date): Promise<Facets> {
  if (keepsCatalogue(viewer)) return readFacets(viewer, now)
  const key = String(viewer?.profile.maturityLimit ?? 'none')
  const found = kept.get(key)
  const age = now.getTime() - (found?.at ?? Number.NEGATIVE_INFINITY)
  if (found && age >= 0 && age < keptMilliseconds) return found.facets
  const facets = readFacets(viewer, now)
  kept.set(key, { at: now.getTime(), facets })
  facets.catch(() => kept.delete(key))
  return facets
}

/** The facets of all libraries taken together, the commonest first. */
export function mergeFacets(facets: Facets, kind: FacetKind): Facet[] {
  return gather([...facets.values()].flat().filter((facet) => facet.kind === kind))
}

async function readFacets(viewer: Viewer | null, now: Date): Promise<Facets> {
  const rows = await getDatabase().$queryRaw<FacetRow[]>`
    SELECT t."libraryId", f.kind, f.value, count(*)::int AS "count"
    FROM "Title" t JOIN "Library" l ON l."id" = t."libraryId"
    CROSS JOIN LATERAL (
      SELECT 'genre' AS kind, unnest(t."genres") AS value
      UNION ALL SELECT 'audio', unnest(t."audioLanguages")
      UNION ALL SELECT 'captions', unnest(t."captionLanguages")
      UNION ALL SELECT 'decade', (t."year" / 10 * 10)::text WHERE t."year" IS NOT NULL
    ) f
    WHERE ${listedInSql(viewer, now)}
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 3`
  const byLibrary = Map.groupBy(rows, (row) => row.libraryId)
  return new Map([...byLibrary].map(([libraryId, own]) => [libraryId, gather(own.flatMap(toFacet))]))
}

function toFacet({ kind, value, count }: FacetRow): Facet[] {
  const slug = kind === 'genre' ? writeGenreSlug(value) : value
  return slug === '' ? [] : [{ kind, slug, name: value, values: [value], count }]
}

/** Joins what goes by the same slug; its name is that of the commonest. */
function gather(facets: Facet[]): Facet[] {
  const groups = Map.groupBy(facets, ({ kind, slug }) => `${kind} ${slug}`)
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same.toSorted((one, other) => other.count - one.count)
      if (!first) return []
      const values = [...new Set(same.flatMap((facet) => facet.values))]
      return [{ ...first, values, count: same.reduce((sum, facet) => sum + facet.count, 0) }]
    })
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
}
