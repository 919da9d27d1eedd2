import { describeShared } from './artwork.ts'
import { inOrder } from './going-on.ts'
import { lengthOf } from './part-choice.ts'
import type { Credit, PersonDetail, PersonRole } from './people.ts'
import { listSeasons } from './seasons.ts'
import type { Part, TitleDetail } from './title.ts'

const types = { FILM: 'Movie', SERIES: 'TVSeries', ALBUM: 'MusicAlbum' } as const

/** What schema.org calls those who made it. */
const roleNames: Record<PersonRole, string> = {
  DIRECTOR: 'director',
  WRITER: 'author',
  CAST: 'actor',
  COMPOSER: 'musicBy',
  ARTIST: 'byArtist',
  PRODUCER: 'producer',
}

/** A step of the way to a page; `address` is absolute in what is written. */
export type Crumb = { name: string; address: string }

/**
 * A title in the words that search engines read.
 *
 * @param address The title's own page, absolute.
 * @returns JSON-LD as text that can stand inside of a script element: no `<` in it.
 * @see https://schema.org/Movie https://schema.org/TVSeries https://schema.org/MusicAlbum
 */
export function writeStructuredData(title: TitleDetail, address: string): string {
  const { name, kind, synopsis, year, genres, parts, still, poster, credits, maturityAge, audioLanguages } = title
  const seconds = parts.reduce((sum, part) => sum + (lengthOf(part) ?? 0), 0)
  const images = [still, poster].flatMap((artwork) => (artwork ? [describeShared(artwork).url] : []))
  return write({
    '@type': types[kind],
    name,
    url: address,
    ...(synopsis === '' ? {} : { description: synopsis }),
    ...(year === null ? {} : { datePublished: String(year) }),
    ...(genres.length === 0 ? {} : { genre: genres }),
    ...(images.length === 0 ? {} : { image: images }),
    ...(maturityAge === null ? {} : { contentRating: `${maturityAge}+` }),
    ...(audioLanguages.length === 0 ? {} : { inLanguage: audioLanguages }),
    ...(kind === 'FILM' && seconds > 0 ? { duration: writeDuration(seconds) } : {}),
    ...(kind === 'ALBUM' ? { numTracks: parts.length, track: parts.map(describeTrack) } : {}),
    ...(kind === 'SERIES' ? describeSeries(parts) : {}),
    ...describeCredits(credits, address),
    isAccessibleForFree: false,
  })
}

/** A person in the words that search engines read. @see https://schema.org/Person */
export function writePersonData({ name }: Pick<PersonDetail, 'name'>, address: string): string {
  return write({ '@type': 'Person', name, url: address })
}

/** The way to a page, from the portal's first. @see https://schema.org/BreadcrumbList */
export function writeBreadcrumbs(crumbs: readonly Crumb[]): string {
  const itemListElement = crumbs.map(({ name, address }, index) => {
    return { '@type': 'ListItem', position: index + 1, name, item: address }
  })
  return write({ '@type': 'BreadcrumbList', itemListElement })
}

function describeTrack(part: Part) {
  const seconds = lengthOf(part)
  return {
    '@type': 'MusicRecording',
    name: part.name,
    ...(seconds === null ? {} : { duration: writeDuration(seconds) }),
  }
}

function describeSeries(parts: readonly Part[]) {
  const seasons = listSeasons(parts)
  const containsSeason = seasons.map((season) => {
    const own = inOrder(parts.filter(({ seasonNumber }) => seasonNumber === season))
    const episode = own.map(({ name, episodeNumber }) => ({
      '@type': 'TVEpisode',
      name,
      ...(episodeNumber === null ? {} : { episodeNumber }),
    }))
    return { '@type': 'TVSeason', seasonNumber: season, numberOfEpisodes: own.length, episode }
  })
  return {
    numberOfEpisodes: parts.length,
    ...(seasons.length === 0 ? {} : { numberOfSeasons: seasons.length, containsSeason }),
  }
}

function describeCredits(credits: readonly Credit[], address: string) {
  const byRole = Map.groupBy(credits, ({ role }) => roleNames[role])
  return Object.fromEntries(
    [...byRole].map(([role, own]) => [
      role,
      own.map(({ name, slug }) => ({ '@type': 'Person', name, url: new URL(`/people/${slug}`, address).href })),
    ]),
  )
}

function writeDuration(seconds: number): string {
  return `PT${Math.round(seconds)}S`
}

function write(data: Record<string, unknown>): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c')
}
