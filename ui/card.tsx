import Link from 'next/link'
import type { Artwork } from './artwork.ts'
import { Badge } from './badge.tsx'
import { LockIcon } from './icons.tsx'
import { Poster, type PosterShape } from './poster.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Spinner } from './spinner.tsx'

export type CardProps = {
  href: string
  name: string
  artwork: Artwork | null
  shape?: PosterShape
  /** How wide it stands on the page, where that is not a rail: see `gridSizes`. */
  sizes?: string
  /** One line below the name: "2026 · 1 h 42 min", "S1 E3 · 24 min". */
  meta?: string
  /** Where the viewer stopped: `fraction` 0 to 1, `label` the time left in words. */
  progress?: { fraction: number; label: string } | null
  /** The plan that would open it, where the viewer's does not: "Premium". */
  lockedBy?: string | null
  /** Which part of it is meant, on the picture: "S1 E3". */
  tag?: string
  /** How far the work is before it can be played, in words: "Preparing, 40 %". */
  preparing?: string | null
  isEager?: boolean
}

/** One title: its whole face is one link. Server-component friendly. */
export function Card({ href, name, artwork, shape = 'wide', meta, isEager = false, ...state }: CardProps) {
  const { sizes, progress, lockedBy, tag, preparing } = state

  return (
    <Link
      href={href}
      data-rail-item=""
      className="group grid content-start gap-2.5 rounded-control text-fg no-underline"
    >
      <div className="relative overflow-hidden rounded-control shadow-lift transition-transform duration-300 ease-settle group-hover:-translate-y-1 group-focus-visible:-translate-y-1">
        <Poster name={name} artwork={artwork} shape={shape} isEager={isEager} {...(sizes ? { sizes } : {})} />
        <div className="absolute inset-0 rounded-control ring-1 ring-white/10 ring-inset" />
        <div className="absolute inset-x-2.5 top-2.5 flex flex-wrap gap-1.5">
          {lockedBy && (
            <Badge tone="onPicture" icon={<LockIcon />}>
              {lockedBy}
            </Badge>
          )}
          {tag && <Badge tone="onPicture">{tag}</Badge>}
          {preparing && (
            <Badge tone="onPicture" icon={<Spinner />}>
              {preparing}
            </Badge>
          )}
        </div>
        {progress && (
          <div className="absolute inset-x-2.5 bottom-2.5">
            <ProgressBar label={progress.label} fraction={progress.fraction} isOnPicture />
          </div>
        )}
      </div>
      <div className="min-w-0">
        <p className="truncate font-semibold group-hover:text-accent-fg">{name}</p>
        {(progress ?? meta) && <p className="truncate text-sm text-muted">{progress?.label ?? meta}</p>}
      </div>
    </Link>
  )
}
