import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { genrePath } from '#features/catalog/genre.ts'
import { writeLength } from '#features/catalog/length-words.ts'
import type { TitleDetail } from '#features/catalog/title.ts'
import type { Translator } from '#messages/translator.ts'
import { Badge } from '#ui/badge.tsx'
import { Poster } from '#ui/poster.tsx'
import { Backdrop } from './backdrop.tsx'

export type TitleHeroProps = {
  title: TitleDetail
  /** The one thing to do. */
  children: ReactNode
}

/** The head of a title's page, in the dark like the room it is for: a film over its still, an album beside its sleeve. */
export function TitleHero({ title, children }: TitleHeroProps) {
  const { name, kind, poster, still } = title
  const isAlbum = kind === 'ALBUM'
  return (
    <div data-theme="dark" className="relative isolate overflow-hidden bg-canvas text-fg">
      <Backdrop artwork={isAlbum ? poster : (still ?? poster)} isBlurred={isAlbum} />
      {isAlbum ? (
        <div className="page-measure grid items-center gap-8 py-10 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] md:gap-12 md:py-16">
          <Poster
            name={name}
            artwork={poster}
            shape="square"
            sizes="(min-width: 48rem) 20rem, 16rem"
            isEager
            className="max-w-64 shadow-lift md:max-w-none"
          />
          <TitleText title={title}>{children}</TitleText>
        </div>
      ) : (
        <div className="page-measure grid min-h-[min(80dvh,48rem)] content-end pt-[42vw] pb-12 sm:pt-40">
          <TitleText title={title}>{children}</TitleText>
        </div>
      )}
    </div>
  )
}

function TitleText({ title, children }: TitleHeroProps) {
  const t = useTranslations('catalog')
  const { name, synopsis, credit, genres, maturityAge, library } = title
  return (
    <div className="grid justify-items-start gap-4">
      <Link
        href={`/browse/${library.slug}`}
        className="text-sm font-semibold text-accent-fg no-underline hover:underline"
      >
        {library.name}
      </Link>
      <h1 className="text-display">{name}</h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-muted">
        {factsOf(t, title).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {maturityAge !== null && (
          <Badge>{maturityAge === 0 ? t('title.allAges') : t('title.age', { age: String(maturityAge) })}</Badge>
        )}
        {genres.map((genre) => (
          <Link key={genre} href={genrePath(genre)} className="rounded-md no-underline hover:brightness-125">
            <Badge>{genre}</Badge>
          </Link>
        ))}
      </p>
      {synopsis && <p className="max-w-2xl text-lg leading-relaxed whitespace-pre-line">{synopsis}</p>}
      {credit && <p className="text-sm text-muted">{credit}</p>}
      <div className="mt-2 w-full">{children}</div>
    </div>
  )
}

function factsOf(t: Translator<'catalog'>, { kind, year, parts }: TitleDetail): string[] {
  const seconds = parts.reduce(
    (sum, { readiness }) => sum + (readiness.state === 'ready' ? readiness.durationSeconds : 0),
    0,
  )
  const count = kind === 'ALBUM' ? t('card.tracks', { count: parts.length }) : null
  return [year === null ? null : String(year), count, seconds > 0 ? writeLength(t, seconds) : null].filter(
    (fact) => fact !== null,
  )
}
