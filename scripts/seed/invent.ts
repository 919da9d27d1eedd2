import { createRandom, type Random } from '#scripts/demo/random.ts'
import {
  adjectives,
  firstNames,
  genres,
  gerunds,
  languages,
  lastNames,
  musicGenres,
  nouns,
  placeHeads,
  placeTails,
} from './words.ts'

export type InventedPart = {
  name: string
  position: number
  seasonNumber: number | null
  episodeNumber: number | null
  durationSeconds: number
}

/** One title as the seeded catalogue has it. People are indices into the catalogue's people. */
export type InventedTitle = {
  kind: 'FILM' | 'SERIES' | 'ALBUM'
  name: string
  synopsis: string
  year: number
  genres: string[]
  maturityAge: number | null
  audioLanguages: string[]
  captionLanguages: string[]
  /** Minutes before the newest title. */
  ageMinutes: number
  people: { index: number; role: 'DIRECTOR' | 'WRITER' | 'CAST' | 'COMPOSER' | 'ARTIST'; part: string | null }[]
  parts: InventedPart[]
}

/** Everything that `count` titles need; the same for the same seed on every machine. */
export type InventedCatalogue = { people: string[]; titles: Iterable<InventedTitle> }

/**
 * Invents a catalogue: of 100 titles 88 films, 6 series, 6 albums, a fifth as many people as titles, no two titles or
 * people of one name.
 */
export function inventCatalogue(count: number, seed = 1): InventedCatalogue {
  const random = createRandom(seed)
  const people = [...distinct(Math.max(20, Math.floor(count / 5)), () => inventPerson(random))]
  return { people, titles: inventTitles(count, people.length, random) }
}

function* inventTitles(count: number, peopleCount: number, random: Random): Generator<InventedTitle> {
  const names = distinct(count, () => inventName(random))
  let ageMinutes = count * 40
  for (const name of names) {
    ageMinutes -= Math.floor(random() * 80)
    const roll = random()
    const kind: InventedTitle['kind'] = roll < 0.88 ? 'FILM' : roll < 0.94 ? 'SERIES' : 'ALBUM'
    const shared = {
      name,
      kind,
      ageMinutes: Math.max(0, ageMinutes),
      year: 1920 + Math.floor(107 * Math.sqrt(random())),
    }
    yield kind === 'ALBUM'
      ? { ...shared, ...inventAlbum(name, peopleCount, random) }
      : { ...shared, ...inventStory(kind, name, peopleCount, random) }
  }
}

type Invented = Omit<InventedTitle, 'name' | 'kind' | 'ageMinutes' | 'year'>

function inventStory(kind: 'FILM' | 'SERIES', name: string, peopleCount: number, random: Random): Invented {
  const cast = Array.from({ length: 2 + Math.floor(random() * 3) }, () => ({
    index: pickIndex(peopleCount, random),
    role: 'CAST' as const,
    part: pick(firstNames, random),
  }))
  const director = { index: pickIndex(peopleCount, random), role: 'DIRECTOR' as const, part: null }
  const spoken = pick(languages, random)
  return {
    synopsis: `${inventPlace(random)}, one ${pick(adjectives, random).toLowerCase()} season. A ${lower(nouns, random)} and a ${lower(nouns, random)} share a ${lower(nouns, random)}, until the ${lower(nouns, random)} arrives and neither can leave.`,
    genres: some(genres, 1 + Math.floor(random() * 2), random),
    maturityAge: pick([0, 6, 6, 12, 12, 12, 16, 16, 18, null], random),
    audioLanguages: [...new Set([spoken, ...(random() < 0.4 ? ['en'] : [])])],
    captionLanguages: some(languages, Math.floor(random() * 4), random),
    people: distinctPeople([director, ...cast]),
    parts: kind === 'FILM' ? [wholeFilm(name, random)] : inventEpisodes(random),
  }
}

function wholeFilm(name: string, random: Random): InventedPart {
  return {
    name,
    position: 1,
    seasonNumber: null,
    episodeNumber: null,
    durationSeconds: 600 + Math.floor(random() * 8_400),
  }
}

function inventEpisodes(random: Random): InventedPart[] {
  const seasons = 1 + Math.floor(random() * 3)
  const length = 6 + Math.floor(random() * 5)
  return Array.from({ length: seasons * length }, (_, index) => ({
    name: inventName(random),
    position: index + 1,
    seasonNumber: 1 + Math.floor(index / length),
    episodeNumber: 1 + (index % length),
    durationSeconds: 1_300 + Math.floor(random() * 2_400),
  }))
}

function inventAlbum(name: string, peopleCount: number, random: Random): Invented {
  return {
    synopsis: `“${name}” was recorded in ${inventPlace(random)} over a ${pick(adjectives, random).toLowerCase()} week, mostly in one room.`,
    genres: some(musicGenres, 1 + Math.floor(random() * 2), random),
    maturityAge: 0,
    audioLanguages: [],
    captionLanguages: [],
    people: [{ index: pickIndex(peopleCount, random), role: 'ARTIST', part: null }],
    parts: Array.from({ length: 7 + Math.floor(random() * 6) }, (_, index) => ({
      name: inventName(random),
      position: index + 1,
      seasonNumber: null,
      episodeNumber: null,
      durationSeconds: 120 + Math.floor(random() * 360),
    })),
  }
}

function inventName(random: Random): string {
  const roll = random()
  const noun = () => pick(nouns, random)
  if (roll < 0.22) return `The ${pick(adjectives, random)} ${noun()}`
  if (roll < 0.36) return `${pick(adjectives, random)} ${noun()}`
  if (roll < 0.5) return `The ${noun()} of ${inventPlace(random)}`
  if (roll < 0.6) return `${noun()} and ${noun()}`
  if (roll < 0.7) return `${pick(gerunds, random)} the ${noun()}`
  if (roll < 0.78) return `${pick(firstNames, random)} and the ${noun()}`
  if (roll < 0.86) return `A ${noun()} in ${inventPlace(random)}`
  if (roll < 0.93) return `The ${noun()}’s ${pick(adjectives, random)} ${noun()}`
  return `${pick(gerunds, random)} ${inventPlace(random)}`
}

function inventPlace(random: Random): string {
  return pick(placeHeads, random) + pick(placeTails, random)
}

function inventPerson(random: Random): string {
  const middle = random() < 0.35 ? ` ${String.fromCharCode(65 + Math.floor(random() * 26))}.` : ''
  const last = random() < 0.5 ? pick(lastNames, random) : inventPlace(random)
  return `${pick(firstNames, random)}${middle} ${last}`
}

function* distinct(count: number, invent: () => string): Generator<string> {
  const known = new Set<string>()
  while (known.size < count) {
    const name = invent()
    if (known.has(name)) continue
    known.add(name)
    yield name
  }
}

function distinctPeople(people: InventedTitle['people']): InventedTitle['people'] {
  const byKey = new Map(people.map((person) => [`${person.index} ${person.role}`, person]))
  return [...byKey.values()]
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** A few people are in many titles, most in few. */
function pickIndex(count: number, random: Random): number {
  return Math.floor(count * random() ** 2)
}

function lower(words: readonly string[], random: Random): string {
  return pick(words, random).toLowerCase()
}

function some<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  return [...new Set(Array.from({ length: count }, () => pick(items, random)))]
}
