'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { PauseIcon, PlayIcon } from '#ui/icons.tsx'

export type HeroTrailerProps = { url: string; words: { pause: string; play: string } }

/** How long the still stands before anything moves. */
const restMilliseconds = 2_500
/** The part of the picture that must be in view. */
const seenShare = 0.4

/**
 * The trailer over the still, without sound: it begins after a pause, rests while it is out of view or the tab is
 * hidden, and ends with the still. Nothing moves and nothing is fetched for whoever asked for less motion or less data.
 * The button stops it for good (WCAG 2.2.2).
 */
export function HeroTrailer({ url, words }: HeroTrailerProps) {
  const isWanted = useSyncExternalStore(watchWishes, wantsMotion, () => false)
  const video = useRef<HTMLVideoElement>(null)
  const isStopped = useRef(false)
  const [state, setState] = useState<'waiting' | 'playing' | 'paused' | 'over'>('waiting')

  useEffect(() => {
    const element = video.current
    if (!isWanted || !element) return
    let isSeen = false
    let rest: ReturnType<typeof setTimeout> | undefined
    const decide = () => {
      clearTimeout(rest)
      if (!isSeen || document.hidden) return element.pause()
      if (isStopped.current || element.ended) return
      rest = setTimeout(() => void element.play().catch(() => undefined), restMilliseconds)
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        isSeen = (entry?.intersectionRatio ?? 0) >= seenShare
        decide()
      },
      { threshold: [0, seenShare, 1] },
    )
    observer.observe(element)
    document.addEventListener('visibilitychange', decide)
    return () => {
      clearTimeout(rest)
      observer.disconnect()
      document.removeEventListener('visibilitychange', decide)
    }
  }, [isWanted])

  if (!isWanted) return null
  const isPlaying = state === 'playing'
  function toggle() {
    isStopped.current = isPlaying
    if (isPlaying) video.current?.pause()
    else void video.current?.play().catch(() => undefined)
  }
  return (
    <>
      <video
        ref={video}
        src={url}
        muted
        playsInline
        preload="none"
        aria-hidden="true"
        tabIndex={-1}
        disablePictureInPicture
        data-hero-trailer=""
        onPlaying={() => setState('playing')}
        onPause={() => setState('paused')}
        onEnded={() => setState('over')}
        className={`absolute inset-x-0 top-0 -z-15 h-[62vw] w-full object-cover transition-opacity duration-700 sm:h-full sm:object-[50%_30%] ${
          state === 'playing' || state === 'paused' ? 'opacity-100' : 'opacity-0'
        }`}
      />
      {state !== 'waiting' && (
        <button
          type="button"
          aria-label={isPlaying ? words.pause : words.play}
          onClick={toggle}
          className="grid size-12 cursor-pointer place-items-center rounded-full border border-line-strong bg-canvas/60 text-fg hover:bg-raised"
        >
          {isPlaying ? <PauseIcon className="size-5" /> : <PlayIcon className="size-5" />}
        </button>
      )}
    </>
  )
}

const wishes = ['(prefers-reduced-motion: reduce)', '(prefers-reduced-data: reduce)']

function wantsMotion(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData !== true && !wishes.some((wish) => matchMedia(wish).matches)
}

function watchWishes(onChange: () => void): () => void {
  const lists = wishes.map((wish) => matchMedia(wish))
  for (const list of lists) list.addEventListener('change', onChange)
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange)
  }
}
