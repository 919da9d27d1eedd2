import Link from 'next/link'
import type { ReactNode } from 'react'
import { writeLength } from '#features/catalog/position.ts'
import type { TitleDetail } from '#features/catalog/title.ts'
import { Badge } from '#ui/badge.tsx'
import { Poster } from '#ui/poster.tsx'
import { Backdrop } from './backdrop.tsx'

/** The head of a title's page: its still, what it is, and the one thing to do (`children`). */
export function TitleHero({ title, children }: { title: TitleDetail; children: ReactNode }) {
  const { name, kind, synopsis, credit, genres, library, posterUrl, stillUrl } = title
  const isAlbum = kind === 'ALBUM'
  return (
    <div className="relative isolate">
      <Backdrop url={stillUrl ?? posterUrl} />
      <div className="page-measure grid items-end gap-8 pt-10 pb-12 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)] md:gap-12 md:pt-28 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Poster
          name={name}
          url={posterUrl}
          shape={isAlbum ? 'square' : 'wide'}
          isEager
          className={isAlbum ? 'max-w-64 shadow-lift md:max-w-none' : 'shadow-lift'}
        />
        <div className="grid justify-items-start gap-4">
          <Link href={`/browse/${library.slug}`} className="text-sm font-semibold text-accent-fg no-underline">
            {library.name}
          </Link>
          <h1 className="text-display">{name}</h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-muted">
            {factsOf(title).map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            {genres.map((genre) => (
              <Badge key={genre}>{genre}</Badge>
            ))}
          </p>
          {synopsis && <p className="max-w-prose text-lg leading-relaxed whitespace-pre-line">{synopsis}</p>}
          {credit && <p className="text-sm text-muted">{credit}</p>}
          <div className="mt-2 w-full">{children}</div>
        </div>
      </div>
    </div>
  )
}

function factsOf({ kind, year, parts }: TitleDetail): string[] {
  const seconds = parts.reduce(
    (sum, { readiness }) => sum + (readiness.state === 'ready' ? readiness.durationSeconds : 0),
    0,
  )
  const count = kind === 'ALBUM' ? `${parts.length} ${parts.length === 1 ? 'track' : 'tracks'}` : null
  return [year === null ? null : String(year), count, seconds > 0 ? writeLength(seconds) : null].filter(
    (fact) => fact !== null,
  )
}
