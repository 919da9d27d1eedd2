import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Part, WatchDetail } from '#features/catalog/title.ts'
import { BackIcon } from '#ui/icons.tsx'
import { Backdrop } from './backdrop.tsx'

export type WatchStageProps = {
  title: WatchDetail['title']
  part: Pick<Part, 'name'>
  /** Whether `children` is the player; the reason why not, or how far the preparing is, stands before the still. */
  isPlaying: boolean
  children: ReactNode
}

/** The room around the picture: the way back, the picture, and what is playing. */
export function WatchStage({ title, part, isPlaying, children }: WatchStageProps) {
  return (
    <div className="page-measure grid max-w-[88rem] grid-cols-[minmax(0,1fr)] gap-5 py-5 sm:py-8">
      <Link
        href={`/titles/${title.slug}`}
        className="inline-flex items-center gap-1.5 justify-self-start rounded-md text-sm font-medium text-muted no-underline hover:text-fg"
      >
        <BackIcon className="size-4" />
        {title.name}
      </Link>
      {isPlaying ? (
        children
      ) : (
        <div
          data-theme="dark"
          className="relative isolate grid min-h-[min(60dvh,34rem)] content-end justify-items-start overflow-hidden rounded-panel bg-canvas p-4 text-fg sm:p-8"
        >
          <Backdrop artwork={title.still ?? title.poster} />
          {children}
        </div>
      )}
      <header>
        <h1 className="text-title">{title.kind === 'FILM' ? title.name : part.name}</h1>
        <p className="mt-1 text-muted">
          {[title.kind === 'FILM' ? null : title.name, title.year, title.credit].filter(Boolean).join(' · ')}
        </p>
      </header>
    </div>
  )
}
