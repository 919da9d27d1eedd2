import type { Artwork } from '#ui/artwork.ts'
import { classList } from '#ui/class-list.ts'
import { Picture } from '#ui/picture.tsx'

export type BackdropProps = {
  artwork: Artwork | null
  /** Softened into colour alone, where the same picture stands sharp beside it. */
  isBlurred?: boolean
}

/**
 * A picture that fades into the page, behind what stands in front of it, in a box that is `isolate`. Decoration: nothing
 * is said by it alone. Between picture and fade there is room for what moves, at `z-index` −15.
 */
export function Backdrop({ artwork, isBlurred = false }: BackdropProps) {
  return (
    <>
      <div aria-hidden="true" className="absolute inset-0 -z-20 overflow-hidden">
        {artwork && isBlurred && (
          <div
            className="size-full scale-125 bg-cover bg-center opacity-40 blur-3xl"
            style={{ backgroundImage: `url(${artwork.placeholder})` }}
          />
        )}
        {artwork && !isBlurred && (
          <div className="relative h-[62vw] w-full sm:h-full">
            <Picture artwork={artwork} sizes="100vw" isFirst focus="50% 30%" />
          </div>
        )}
      </div>
      <div
        aria-hidden="true"
        className={classList(
          'absolute inset-0 -z-10 bg-linear-to-t from-canvas via-canvas/45 to-transparent',
          !isBlurred && 'max-sm:h-[62vw]',
        )}
      />
      <div
        aria-hidden="true"
        className="absolute inset-0 -z-10 hidden bg-linear-to-r from-canvas/80 via-canvas/35 to-transparent sm:block"
      />
    </>
  )
}
