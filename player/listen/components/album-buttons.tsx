'use client'

import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { nothingPlays, readNowPlaying, subscribeNowPlaying } from '#player/listen/now-playing.ts'
import { askToListen, type ListenRequest } from '#player/listen/requests.ts'
import type { Track } from '#player/listen/track.ts'

const AlbumContext = createContext<readonly Track[]>([])

/** The tracks that the buttons below play. */
export function Album({ tracks, children }: { tracks: readonly Track[]; children: ReactNode }) {
  return <AlbumContext value={tracks}>{children}</AlbumContext>
}

const useNowPlaying = () => useSyncExternalStore(subscribeNowPlaying, readNowPlaying, nothingPlays)

export type AlbumDeed = 'play' | 'shuffle' | 'next' | 'last'

export type AlbumButtonProps = { does: AlbumDeed; label?: string; className: string; children: ReactNode }

/** Plays the whole album, mixed or as it is, or puts it into the queue. Without scripts it is not there. */
export function AlbumButton({ does, label, className, children }: AlbumButtonProps) {
  const tracks = use(AlbumContext)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${className} noscript:hidden`}
      onClick={() => askToListen(toRequest(does, tracks))}
    >
      {children}
    </button>
  )
}

function toRequest(does: AlbumDeed, tracks: readonly Track[]): ListenRequest {
  if (does === 'play' || does === 'shuffle') return { do: 'play', tracks, at: null, isShuffled: does === 'shuffle' }
  return { do: 'add', tracks, place: does }
}

export type TrackButtonProps = {
  playableId: string
  /** Finished words, since this is on pages that carry no reader of messages. */
  words: { play: string; pause: string }
  /** Shown while it is not this one that is on: its number. */
  children: ReactNode
}

/** Begins an album at one track, and pauses that one while it is on. */
export function TrackButton({ playableId, words, children }: TrackButtonProps) {
  const tracks = use(AlbumContext)
  const now = useNowPlaying()
  const isOn = now.playableId === playableId
  const isPlaying = isOn && now.isPlaying
  const at = tracks.findIndex((track) => track.playableId === playableId)
  const press = () => askToListen(isOn ? { do: 'toggle' } : { do: 'play', tracks, at, isShuffled: false })
  return (
    <button
      type="button"
      aria-label={isPlaying ? words.pause : words.play}
      data-on={isOn || undefined}
      className="group/play relative grid size-10 shrink-0 cursor-pointer place-items-center rounded-full hover:bg-raised hover:text-accent-fg data-on:text-accent-fg noscript:hidden"
      onClick={press}
    >
      <span className={isOn ? 'hidden' : 'tabular-nums group-hover/play:hidden group-focus-visible/play:hidden'}>
        {children}
      </span>
      <svg
        viewBox="0 0 24 24"
        fill="currentColor"
        aria-hidden="true"
        className={`size-4 ${isOn ? '' : 'hidden group-hover/play:block group-focus-visible/play:block'}`}
      >
        <path
          d={
            isPlaying
              ? 'M7 5h3.5v14H7zM13.5 5H17v14h-3.5z'
              : 'M7 4.6v14.8a.6.6 0 0 0 .9.5l12-7.4a.6.6 0 0 0 0-1L7.9 4.1a.6.6 0 0 0-.9.5Z'
          }
        />
      </svg>
    </button>
  )
}

/** Puts one track into the queue, right after the one that is on or at the end. */
export function QueueTrackButton({
  playableId,
  place,
  label,
  children,
}: {
  playableId: string
  place: 'next' | 'last'
  label: string
  children: ReactNode
}) {
  const track = use(AlbumContext).find((each) => each.playableId === playableId)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-full text-muted hover:bg-raised hover:text-fg noscript:hidden"
      onClick={() => track && askToListen({ do: 'add', tracks: [track], place })}
    >
      {children}
    </button>
  )
}
