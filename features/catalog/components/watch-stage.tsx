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

/** What a watch page shows in the room: the picture or the reason why not, what is playing, and the way back. */
export function WatchStage({ title, part, isPlaying, children }: WatchStageProps) {
  return (
    <>
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
        <Link
          href={`/titles/${title.slug}`}
          className="mb-3 inline-flex min-h-6 items-center gap-1.5 rounded-md text-sm font-medium text-muted no-underline hover:text-fg"
        >
          <BackIcon className="size-4 rtl:-scale-x-100" />
          {title.name}
        </Link>
        <h1 className="text-title">{title.kind === 'FILM' ? title.name : part.name}</h1>
        <p className="mt-1 text-muted">{[title.year, title.credit].filter(Boolean).join(' · ')}</p>
      </header>
    </>
  )
}
