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
  const { titles, nextCursor, slug, name, kind } = library
  const shape = shapeOf(kind)
  if (titles.length === 0) {
    return (
      <EmptyState
        title={`Nothing in ${name} yet`}
        action={<ButtonLink href="/browse">See the other libraries</ButtonLink>}
      >
        Titles appear here once they are published.
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
          Show more
        </ButtonLink>
      )}
    </>
  )
}
