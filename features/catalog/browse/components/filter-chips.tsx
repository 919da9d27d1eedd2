import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { activeFilters, writeListPath, type FilterKind, type Filters } from '#features/catalog/browse/filters.ts'
import type { TitlePages } from '#features/catalog/browse/title-pages.ts'
import { nameLanguage } from '#features/catalog/language-name.ts'
import { CloseIcon } from '#ui/icons.tsx'

/** How many titles there are, and which filters are on, each with a way to take it away. */
export function FilterChips({ list }: { list: TitlePages }) {
  const t = useTranslations('catalog.filter')
  const nameOf = useFilterNames()
  const { path, filters, count } = list
  const active = activeFilters(filters)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="text-sm text-muted">
        {t(count.isMore ? 'countMore' : 'count', { count: count.number })}
      </p>
      {active.length > 0 && (
        <ul aria-label={t('on')} className="flex flex-wrap items-center gap-2">
          {active.map((kind) => {
            const name = nameOf(filters, kind)
            return (
              <li key={kind}>
                <Link
                  href={writeListPath(path, { ...filters, [kind]: null })}
                  aria-label={t('remove', { name })}
                  className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line-strong bg-surface ps-3.5 pe-2.5 text-sm font-semibold text-fg no-underline hover:bg-raised"
                >
                  {name}
                  <CloseIcon className="size-4 text-muted" />
                </Link>
              </li>
            )
          })}
          {active.length > 1 && (
            <li>
              <Link href={writeListPath(path, clear(filters))} className="text-link px-1 text-sm">
                {t('removeAll')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

/** The same order with nothing narrowed. */
export function clear({ sort }: Filters): Filters {
  return { genre: null, decade: null, year: null, length: null, audio: null, captions: null, sort }
}

function useFilterNames(): (filters: Filters, kind: FilterKind) => string {
  const t = useTranslations('catalog.filter')
  const locale = useLocale()
  return ({ genre, decade, year, length, audio, captions }, kind) => {
    const names: Record<FilterKind, string | null> = {
      genre: genre?.name ?? null,
      decade: decade && t('decadeName', { decade: decade.slug }),
      year: year === null ? null : String(year),
      length: length && t(`lengths.${length}`),
      audio: audio && t('spoken', { name: nameLanguage(audio.slug, locale) }),
      captions: captions && t('captioned', { name: nameLanguage(captions.slug, locale) }),
    }
    return names[kind] ?? ''
  }
}
