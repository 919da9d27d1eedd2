'use client'

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { forgetAllKept, readKept } from '#player/listen/kept-queue.ts'
import { subscribeRequests } from '#player/listen/requests.ts'

// Fetched when something is to be heard, and not before: pages that only show the catalogue do not carry it.
const ListenBar = lazy(() => import('./listen-bar.tsx'))

export type ListenHomeProps = {
  /** Whose queue it is, an id of the signed-in profile's; `null`: nobody is signed in, and nothing is kept. */
  listenerId: string | null
  /** A BCP 47 tag: the words are fetched in this language. */
  locale: string
  /** Where the words of the bar are, as JSON. */
  wordsAddress: string
  /** Address of the playback API. */
  grantsAddress: string
  /** Goes to a page and leaves this one's frame, and so the bar, in place. */
  goTo: (href: string) => void
}

/** Where the bar lives: in the frame of all pages, empty and light until the first track is asked for. */
export function ListenHome(props: ListenHomeProps) {
  const { listenerId } = props
  const [media, setMedia] = useState<HTMLAudioElement | null>(null)
  const [isAsked, setAsked] = useState(false)
  const hasKept = useSyncExternalStore(
    never,
    () => listenerId !== null && readKept(() => localStorage, listenerId) !== null,
    () => false,
  )

  useEffect(() => {
    if (listenerId === null) forgetAllKept(() => localStorage)
    return subscribeRequests(() => {
      // Within the press itself: browsers that ask for one remember that this element had it.
      if (media && !media.src) void media.play().catch(() => {})
      setAsked(true)
    })
  }, [listenerId, media])

  if (listenerId === null) return null
  return (
    <>
      <audio ref={setMedia} hidden crossOrigin="use-credentials" />
      {media && (isAsked || hasKept) && (
        <Suspense>
          <ListenBar key={listenerId} {...props} listenerId={listenerId} media={media} />
        </Suspense>
      )}
    </>
  )
}

const never = () => () => {}
