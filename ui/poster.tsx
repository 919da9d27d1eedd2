import type { Artwork } from './artwork.ts'
import { classList } from './class-list.ts'
import { Picture } from './picture.tsx'

/** `wide` 16:9 for films and episodes, `square` for albums, `tall` 2:3 for cinema posters. */
export type PosterShape = 'wide' | 'square' | 'tall'

const shapes: Record<PosterShape, string> = { wide: 'aspect-video', square: 'aspect-square', tall: 'aspect-[2/3]' }

/** How wide posters stand in a rail: the widths of its cards, for the `sizes` of their pictures. */
export const railSizes: Record<PosterShape, string> = {
  wide: '(min-width: 96rem) 22rem, (min-width: 26.4rem) 19rem, 72vw',
  square: '(min-width: 96rem) 15rem, (min-width: 28.3rem) 13rem, 46vw',
  tall: '(min-width: 96rem) 14rem, (min-width: 28.6rem) 12rem, 42vw',
}

/** The same in a grid, whose columns share the page's width. */
export const gridSizes: Record<PosterShape, string> = {
  wide: '(min-width: 36rem) 20rem, 92vw',
  square: '(min-width: 28rem) 13rem, 46vw',
  tall: '(min-width: 26rem) 12rem, 46vw',
}

export type PosterProps = {
  /** The title's name: drawn instead of a picture where there is none. */
  name: string
  /** `null` while there is no picture yet. */
  artwork: Artwork | null
  shape?: PosterShape
  /** How wide it stands on the page; that of a card in a rail unless given. */
  sizes?: string
  /** The first rows of a page load at once, the rest when near the viewport. */
  isEager?: boolean
  className?: string
}

/** Artwork with its place kept. Decorative (empty alt): the name always stands beside it as text. */
export function Poster({ name, artwork, shape = 'wide', sizes, isEager = false, className }: PosterProps) {
  const box = classList('relative w-full overflow-hidden rounded-control bg-raised', shapes[shape], className)
  if (artwork) {
    // A sleeve or an upright poster in a wide box would lose its lettering.
    const isWhole = shape === 'wide' && artwork.height >= artwork.width
    return (
      <div className={box}>
        <Picture artwork={artwork} sizes={sizes ?? railSizes[shape]} isEager={isEager} isWhole={isWhole} />
      </div>
    )
  }
  return (
    <div aria-hidden="true" className={classList(box, 'grid place-items-center p-5')} style={drawnSleeve(name)}>
      <span className="line-clamp-3 text-center text-xl leading-tight font-bold tracking-tight text-balance text-white">
        {name}
      </span>
    </div>
  )
}

/** A sleeve in a colour of the title's own, the same at each visit; dark enough for white letters. */
function drawnSleeve(name: string): { background: string } {
  let hue = 0
  for (const character of name) hue = (hue * 31 + (character.codePointAt(0) ?? 0)) % 360
  return {
    background: `linear-gradient(150deg, oklch(0.42 0.09 ${hue}), oklch(0.2 0.05 ${(hue + 40) % 360}))`,
  }
}
