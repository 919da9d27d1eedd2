'use client'

import { useRouter } from 'next/navigation'
import { ListenHome } from '#player/listen/components/listen-home.tsx'

export type ListenCornerProps = {
  /** The id of the profile that is open; `null`: nobody is signed in. */
  listenerId: string | null
  locale: string
}

/** Ties the bar to the portal: its addresses, and going to a page without leaving the frame. */
export function ListenCorner(props: ListenCornerProps) {
  const router = useRouter()
  return (
    <ListenHome
      {...props}
      wordsAddress="/api/words/listen"
      grantsAddress="/api/playback/grants"
      goTo={(href) => router.push(href)}
    />
  )
}
