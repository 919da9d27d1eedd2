import { describeShared } from './artwork.ts'
import type { TitleDetail } from './title.ts'

const types = { FILM: 'Movie', SERIES: 'TVSeries', ALBUM: 'MusicAlbum' } as const

/**
 * A title in the words that search engines read.
 *
 * @param address The title's own page, absolute.
 * @returns JSON-LD as text that can stand inside of a script element: no `<` in it.
 * @see https://schema.org/Movie https://schema.org/TVSeries https://schema.org/MusicAlbum
 */
export function writeStructuredData(title: TitleDetail, address: string): string {
  const { name, kind, synopsis, year, genres, parts, still, poster } = title
  const seconds = parts.reduce(
    (sum, { readiness }) => sum + (readiness.state === 'ready' ? readiness.durationSeconds : 0),
    0,
  )
  const images = [still, poster].flatMap((artwork) => (artwork ? [describeShared(artwork).url] : []))
  const data = {
    '@context': 'https://schema.org',
    '@type': types[kind],
    name,
    url: address,
    ...(synopsis === '' ? {} : { description: synopsis }),
    ...(year === null ? {} : { datePublished: String(year) }),
    ...(genres.length === 0 ? {} : { genre: genres }),
    ...(images.length === 0 ? {} : { image: images }),
    ...(kind === 'FILM' && seconds > 0 ? { duration: `PT${Math.round(seconds)}S` } : {}),
    ...(kind === 'ALBUM'
      ? { numTracks: parts.length, track: parts.map((part) => ({ '@type': 'MusicRecording', name: part.name })) }
      : {}),
    ...(kind === 'SERIES' ? { numberOfEpisodes: parts.length } : {}),
    isAccessibleForFree: false,
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
