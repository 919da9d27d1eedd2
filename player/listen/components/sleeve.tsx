import type { Track } from '#player/listen/track.ts'

/** The picture of a track, with its place kept; decorative, since the names stand beside it. */
export function Sleeve({ track, className, sizes }: { track: Track; className: string; sizes: string }) {
  const { artwork, album } = track
  const box = `relative aspect-square shrink-0 overflow-hidden rounded-control bg-raised ${className}`
  const first = artwork[0]
  if (!first) {
    return (
      <div aria-hidden="true" className={`${box} grid place-items-center p-1 text-center text-xs font-bold`}>
        <span className="line-clamp-2">{album}</span>
      </div>
    )
  }
  const srcSet = artwork.map(({ src, size }) => `${src} ${size}w`).join(', ')
  return (
    <div className={box}>
      <img src={first.src} srcSet={srcSet} sizes={sizes} alt="" className="absolute inset-0 size-full object-cover" />
    </div>
  )
}
