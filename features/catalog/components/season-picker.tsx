import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** The seasons of a series, each at an address of its own; the one that is shown is marked. */
export function SeasonPicker({ slug, season, seasons }: { slug: string; season: number; seasons: number[] }) {
  const t = useTranslations('catalog.title')
  return (
    <nav aria-label={t('seasons')}>
      <ul className="flex flex-wrap gap-1.5">
        {seasons.map((number) => (
          <li key={number}>
            <Link
              href={`/titles/${slug}?season=${number}#episodes`}
              scroll={false}
              replace
              aria-current={number === season ? 'true' : undefined}
              className="inline-flex min-h-10 items-center rounded-full border border-line-strong px-4 text-sm font-semibold text-fg no-underline hover:bg-raised aria-[current=true]:border-transparent aria-[current=true]:bg-fg aria-[current=true]:text-canvas"
            >
              {number === 0 ? t('specials') : t('season', { number: String(number) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
