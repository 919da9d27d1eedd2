import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { TitleCard as TitleCardData } from '#features/catalog/cards.ts'
import type { Shelf } from '#features/catalog/queries.ts'
import { isStillComing } from '#features/catalog/readiness.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Rail } from '#ui/rail.tsx'
import { RefreshWhile } from './refresh-while.tsx'
import { shapeOf } from './library-shape.ts'
import { TitleCard } from './title-card.tsx'

/** The rails of the catalogue: what was begun, then each library. Looks again by itself while something is prepared. */
export function Shelves({ begun, shelves }: { begun: TitleCardData[]; shelves: Shelf[] }) {
  const t = useTranslations('catalog.browse')
  const scrollWords = (rail: string) => ({ back: t('scrollBack', { rail }), forward: t('scrollForward', { rail }) })
  const filled = shelves.filter((shelf) => shelf.titles.length > 0)
  if (filled.length === 0) {
    return (
      <div className="page-measure">
        <EmptyState title={t('empty')}>{t('emptyLead')}</EmptyState>
      </div>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={filled.some((shelf) => shelf.titles.some(isStillComing))} />
      {begun.length > 0 && (
        <Rail title={t('continue')} scrollWords={scrollWords(t('continue'))}>
          {begun.map((title) => (
            <TitleCard key={title.id} title={title} shape="wide" isEager />
          ))}
        </Rail>
      )}
      {filled.map((shelf, index) => (
        <Rail
          key={shelf.id}
          title={shelf.name}
          scrollWords={scrollWords(shelf.name)}
          shape={shapeOf(shelf.kind)}
          action={
            <Link
              href={`/browse/${shelf.slug}`}
              className="text-link text-sm"
              aria-label={t('seeAllOf', { library: shelf.name })}
            >
              {t('seeAll')}
            </Link>
          }
        >
          {shelf.titles.map((title) => (
            <TitleCard key={title.id} title={title} shape={shapeOf(shelf.kind)} isEager={index === 0} />
          ))}
        </Rail>
      ))}
    </div>
  )
}
