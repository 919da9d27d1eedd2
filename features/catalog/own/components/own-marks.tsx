import type { Viewer } from '#features/accounts/session.ts'
import { getOwnMarks } from '#features/catalog/own/queries.ts'
import { ListButton } from './list-button.tsx'
import { RatingButtons } from './rating-buttons.tsx'
import { WatchedButton } from './watched-button.tsx'

export type OwnMarksProps = {
  title: { id: string; name: string; kind: 'FILM' | 'SERIES' | 'ALBUM'; parts: readonly { id: string }[] }
  /** Nothing is here for visitors: what is kept belongs to a profile. */
  viewer: Viewer | null
}

/** What a profile keeps of a title: on its list, a thumb, watched. Stands on the title's page. */
export async function OwnMarks({ title, viewer }: OwnMarksProps) {
  if (!viewer) return null
  const { isListed, rating, watchedIds } = await getOwnMarks(title.id, viewer)
  const isWatched = title.parts.length > 0 && title.parts.every(({ id }) => watchedIds.has(id))
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ListButton title={title} isListed={isListed} />
      <RatingButtons title={title} rating={rating} />
      {title.kind !== 'ALBUM' && <WatchedButton titleId={title.id} name={title.name} isWatched={isWatched} />}
    </div>
  )
}
