import { writeSourceSet, artworkUrl, type Artwork } from './artwork.ts'
import { classList } from './class-list.ts'

export type PictureProps = {
  artwork: Artwork
  /** How wide it stands on the page, in the words of the `sizes` attribute. */
  sizes: string
  /** The first rows of a page load at once, the rest when near the viewport. */
  isEager?: boolean
  /** The picture that a page is about: loaded before the others. */
  isFirst?: boolean
  /** Where its middle lies when a side is cut off: `50% 30%`. */
  focus?: string
  /** Shown whole, its blurred placeholder beside it, where the box has another shape; else the box is filled. */
  isWhole?: boolean
  className?: string
}

/**
 * Artwork over its own placeholder, filling the box it is in, which keeps its place: nothing moves and nothing flashes
 * when the real one arrives. Decorative (empty alt): the name always stands beside it as text.
 */
export function Picture({
  artwork,
  sizes,
  isEager = false,
  isFirst = false,
  isWhole = false,
  focus,
  className,
}: PictureProps) {
  const isLazy = !isEager && !isFirst
  // A lazy picture is laid out before it is chosen: browsers that know `auto` then take the very width.
  const shown = isLazy ? `auto, ${sizes}` : sizes
  const box = classList('absolute inset-0 size-full', isWhole ? 'object-contain' : 'object-cover', className)
  return (
    <picture>
      <source type="image/avif" srcSet={writeSourceSet(artwork, 'avif')} sizes={shown} />
      <img
        src={artworkUrl(artwork, 640)}
        srcSet={writeSourceSet(artwork, 'webp')}
        sizes={shown}
        width={artwork.width}
        height={artwork.height}
        alt=""
        loading={isLazy ? 'lazy' : 'eager'}
        decoding="async"
        {...(isFirst ? { fetchPriority: 'high' as const } : {})}
        className={box}
        style={{ background: `center / cover no-repeat url(${artwork.placeholder})`, objectPosition: focus }}
      />
    </picture>
  )
}
