import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { TitleCard as TitleCardData } from '#features/catalog/cards.ts'
import type { FoundPart, SearchResults } from '#features/catalog/search.ts'
import { CardGrid } from '#ui/card-grid.tsx'
import { TitleCard } from './title-card.tsx'

export type SearchResultsProps = {
  text: string
  results: SearchResults
  /** What there is instead when nothing was found or asked. */
  newest: TitleCardData[]
}

/** What was found, in groups; and when that is nothing, what else there is. */
export function SearchResultsView({ text, results, newest }: SearchResultsProps) {
  const t = useTranslations('catalog.search')
  const { titles, parts, people, credits, genres } = results
  const count = titles.length + parts.length + people.length + credits.length + genres.length
  return (
    <div id="search-results" className="grid gap-10">
      <p role="status" className={count > 0 || text === '' ? 'sr-only' : 'text-lg'}>
        {text === '' ? '' : count === 0 ? t('none', { text }) : t('count', { count, text })}
      </p>
      {titles.length > 0 && (
        <Group heading={t('titles')}>
          <CardGrid>
            {titles.map((title, index) => (
              <TitleCard key={title.id} title={title} shape="wide" isEager={index < 8} />
            ))}
          </CardGrid>
        </Group>
      )}
      {parts.length > 0 && (
        <Group heading={t('parts')}>
          <PartLinks parts={parts} />
        </Group>
      )}
      {people.length + credits.length > 0 && (
        <Group heading={t('people')}>
          <LinkRow
            links={[
              ...people.map(({ slug, name }) => ({ href: `/people/${slug}`, text: name })),
              ...credits.map(searchLink),
            ]}
          />
        </Group>
      )}
      {genres.length > 0 && (
        <Group heading={t('genres')}>
          <LinkRow links={genres.map(searchLink)} />
        </Group>
      )}
      {count === 0 && newest.length > 0 && (
        <Group heading={t(text === '' ? 'newHere' : 'newMeanwhile')}>
          <CardGrid>
            {newest.map((title) => (
              <TitleCard key={title.id} title={title} shape="wide" />
            ))}
          </CardGrid>
        </Group>
      )}
    </div>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-heading">{heading}</h2>
      {children}
    </section>
  )
}

function PartLinks({ parts }: { parts: FoundPart[] }) {
  return (
    <ul className="max-w-3xl divide-y divide-line border-y border-line">
      {parts.map((part) => (
        <li key={part.id}>
          <Link
            href={`/titles/${part.titleSlug}`}
            className="flex min-h-13 flex-wrap items-center gap-x-4 px-2 py-2 text-fg no-underline hover:bg-raised"
          >
            <span className="font-medium">{part.name}</span>
            <span className="text-sm text-muted">{part.titleName}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function searchLink(text: string): { href: string; text: string } {
  return { href: `/search?q=${encodeURIComponent(text)}`, text }
}

function LinkRow({ links }: { links: { href: string; text: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {links.map(({ href, text }) => (
        <li key={href}>
          <Link
            href={href}
            className="inline-flex min-h-11 items-center rounded-control border border-line-strong px-4 font-medium text-fg no-underline hover:bg-raised"
          >
            {text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
