import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { cardColumns, toCards, type TitleCard } from './cards.ts'
import { findTerms, type Term } from './find-terms.ts'
import { listed } from './listed.ts'

/** An episode or a track that was found by its own name. */
export type FoundPart = { id: string; name: string; titleName: string; titleSlug: string }

/** What a search found, the likeliest first in each group. */
export type SearchResults = {
  titles: TitleCard[]
  parts: FoundPart[]
  /** People with a page of their own. */
  people: { slug: string; name: string }[]
  /** Names of bodies and people in credit lines, and of genres: each a search of its own. */
  credits: string[]
  genres: string[]
}

const titleLimit = 36
const listLimit = 8
/** So many titles of the people and genres that were found stand after those that were found by name. */
const relatedLimit = 12
const relatedTerms = 3

/**
 * Finds titles, episodes and tracks, people and genres by a text that may have slips and lack accents; only among what
 * this viewer may know of.
 *
 * @param text As `readSearchText` leaves it; an empty one finds nothing.
 */
export async function searchCatalogue(viewer: Viewer | null, text: string, now: Date): Promise<SearchResults> {
  const terms = text === '' ? [] : await findTerms(viewer, text, now)
  const named = terms.flatMap((term) => (term.kind === 'TITLE' || term.kind === 'CREDIT' ? [term.titleId] : []))
  const parts = ofKind(terms, 'PART').slice(0, listLimit)
  const people = ofKind(terms, 'PERSON').slice(0, listLimit)
  const genres = ofKind(terms, 'GENRE').slice(0, listLimit)
  const related = await listRelatedTitles(viewer, people, genres, now)
  const titleIds = unique([...named, ...related]).slice(0, titleLimit)
  const [rows, shownPeople] = await Promise.all([
    getDatabase().title.findMany({
      where: { id: { in: unique([...titleIds, ...parts.map((term) => term.titleId)]) } },
      select: cardColumns,
    }),
    getDatabase().person.findMany({
      where: { id: { in: people.map((term) => term.personId) } },
      select: { id: true, slug: true, name: true },
    }),
  ])
  // The decision has the last word on what is shown, and on whose credits are.
  const cards = new Map((await toCards(rows, viewer, now)).map((card) => [card.id, card]))
  const byId = new Map(shownPeople.map(({ id, ...person }) => [id, person]))
  return {
    titles: titleIds.flatMap((id) => cards.get(id) ?? []),
    parts: parts.flatMap(({ titleId, playableId, text: name }) => {
      const card = cards.get(titleId)
      return card ? [{ id: playableId, name, titleName: card.name, titleSlug: card.slug }] : []
    }),
    people: people.flatMap(({ personId }) => byId.get(personId) ?? []),
    credits: unique(ofKind(terms, 'CREDIT').flatMap((term) => (cards.has(term.titleId) ? [term.text] : []))).slice(
      0,
      listLimit,
    ),
    genres: genres.map((term) => term.text),
  }
}

/** The newest titles of the likeliest people and genres. */
async function listRelatedTitles(
  viewer: Viewer | null,
  people: readonly { personId: string }[],
  genres: readonly { text: string }[],
  now: Date,
): Promise<string[]> {
  const ofPeople = people.slice(0, relatedTerms).map((term) => ({ people: { some: { personId: term.personId } } }))
  const ofGenres = genres.slice(0, relatedTerms).map((term) => ({ genres: { has: term.text } }))
  if (ofPeople.length + ofGenres.length === 0) return []
  const rows = await getDatabase().title.findMany({
    where: { AND: [listed(viewer, now), { OR: [...ofPeople, ...ofGenres] }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: relatedLimit,
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/** Whether a search found anything at all. */
export function isFound({ titles, parts, people, credits, genres }: SearchResults): boolean {
  return titles.length + parts.length + people.length + credits.length + genres.length > 0
}

function ofKind<Kind extends Term['kind']>(terms: readonly Term[], kind: Kind): Extract<Term, { kind: Kind }>[] {
  return terms.filter((term): term is Extract<Term, { kind: Kind }> => term.kind === kind)
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
