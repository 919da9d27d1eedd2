import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { activeFilters, writeListPath } from '#features/catalog/browse/filters.ts'
import { pageLength, type TitlePages } from '#features/catalog/browse/title-pages.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { TitleCard } from '#features/catalog/components/title-card.tsx'
import { isStillComing } from '#features/catalog/readiness.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { CardGrid } from '#ui/card-grid.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { gridSizes, type PosterShape } from '#ui/poster.tsx'
import { clear, FilterChips } from './filter-chips.tsx'
import { FilterForm } from './filter-form.tsx'
import { ShowMore } from './show-more.tsx'

export type TitleGridProps = {
  list: TitlePages
  shape?: PosterShape
  /** Stands there when the list is empty without any filter. */
  empty: ReactNode
}

/** A list of titles that can be narrowed, put in order and gone through to its end. */
export function TitleGrid({ list, shape = 'wide', empty }: TitleGridProps) {
  const t = useTranslations('catalog')
  const { titles, filters, path, more, isContinued } = list
  const isNarrowed = activeFilters(filters).length > 0
  if (titles.length === 0 && !isNarrowed && !isContinued) return empty
  return (
    <>
      <RefreshWhile isWaiting={titles.some(isStillComing)} />
      <div className="grid gap-5">
        <FilterForm list={list} />
        <FilterChips list={list} />
      </div>
      {titles.length === 0 && (
        <EmptyState
          title={t('filter.nothing')}
          action={<ButtonLink href={writeListPath(path, clear(filters))}>{t('filter.removeAll')}</ButtonLink>}
        >
          {t('filter.nothingLead')}
        </EmptyState>
      )}
      {isContinued && (
        <ButtonLink href={writeListPath(path, filters)} variant="secondary" className="justify-self-start">
          {t('filter.toStart')}
        </ButtonLink>
      )}
      <CardGrid shape={shape}>
        {titles.map((title, index) => (
          <div key={title.id} {...(index % pageLength === 0 ? { id: `from-${index}` } : {})}>
            <TitleCard title={title} shape={shape} isEager={index < 8} sizes={gridSizes[shape]} />
          </div>
        ))}
      </CardGrid>
      {more && (
        <ShowMore
          href={more.href}
          {...(more.isSamePage ? { anchor: `from-${titles.length}` } : {})}
          label={t('library.more')}
        />
      )}
    </>
  )
}
