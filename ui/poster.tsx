import { classList } from './class-list.ts'

/** `wide` 16:9 for films and episodes, `square` for albums, `tall` 2:3 for cinema posters. */
export type PosterShape = 'wide' | 'square' | 'tall'

const shapes: Record<PosterShape, string> = { wide: 'aspect-video', square: 'aspect-square', tall: 'aspect-[2/3]' }

export type PosterProps = {
  /** The title's name: drawn instead of a picture where there is none. */
  name: string
  /** `null` while there is no picture yet. */
  url: string | null
  shape?: PosterShape
  /** The first rows of a page load at once, the rest when near the viewport. */
  isEager?: boolean
  className?: string
}

/** Artwork with its place kept. Decorative (empty alt): the name always stands beside it as text. */
export function Poster({ name, url, shape = 'wide', isEager = false, className }: PosterProps) {
  const box = classList('relative w-full overflow-hidden rounded-control bg-raised', shapes[shape], className)
  if (url) {
    return (
      <div className={box}>
        <img
          src={url}
          alt=""
          loading={isEager ? 'eager' : 'lazy'}
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
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
