import { useTranslations } from 'next-intl'
import type { LibraryPage } from '#features/catalog/queries.ts'
import { isStillComing } from '#features/catalog/readiness.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { CardGrid } from '#ui/card-grid.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { gridSizes } from '#ui/poster.tsx'
import { RefreshWhile } from './refresh-while.tsx'
import { shapeOf } from './library-shape.ts'
import { TitleCard } from './title-card.tsx'

/** All titles of a library, a page at a time. */
export function LibraryGrid({ library }: { library: LibraryPage }) {
  const t = useTranslations('catalog.library')
  const { titles, nextCursor, slug, name, kind } = library
  const shape = shapeOf(kind)
  if (titles.length === 0) {
    return (
      <EmptyState title={t('empty', { library: name })} action={<ButtonLink href="/browse">{t('others')}</ButtonLink>}>
        {t('emptyLead')}
      </EmptyState>
    )
  }
  return (
    <>
      <RefreshWhile isWaiting={titles.some(isStillComing)} />
      <CardGrid shape={shape}>
        {titles.map((title, index) => (
          <TitleCard key={title.id} title={title} shape={shape} isEager={index < 8} sizes={gridSizes[shape]} />
        ))}
      </CardGrid>
      {nextCursor && (
        <ButtonLink href={`/browse/${slug}?after=${nextCursor}`} variant="secondary" className="justify-self-center">
          {t('more')}
        </ButtonLink>
      )}
    </>
  )
}
