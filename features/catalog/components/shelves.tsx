import Link from 'next/link'
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
  const filled = shelves.filter((shelf) => shelf.titles.length > 0)
  if (filled.length === 0) {
    return (
      <div className="page-measure">
        <EmptyState title="Nothing on the shelves yet">
          The first titles appear here once they are published.
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={filled.some((shelf) => shelf.titles.some(isStillComing))} />
      {begun.length > 0 && (
        <Rail title="Continue watching">
          {begun.map((title) => (
            <TitleCard key={title.id} title={title} shape="wide" isEager />
          ))}
        </Rail>
      )}
      {filled.map((shelf, index) => (
        <Rail
          key={shelf.id}
          title={shelf.name}
          shape={shapeOf(shelf.kind)}
          action={
            <Link href={`/browse/${shelf.slug}`} className="text-link text-sm" aria-label={`See all of ${shelf.name}`}>
              See all
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
