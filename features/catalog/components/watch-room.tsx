'use client'

import { useRouter } from 'next/navigation'
import { createContext, use, useEffect, useLayoutEffect, useState, type ReactNode } from 'react'
import { Curtain, Player, type GoingOn, type PlayerProps } from '#player/components/player.tsx'

/** What a watch page asks the room to play. */
export type Seat = Omit<PlayerProps, 'goTo'>

type Room = { seat: Seat | null; take: (seat: Seat | null) => void }

const RoomContext = createContext<Room | null>(null)

/**
 * Holds the one player of all watch pages. It belongs to their layout, so that it stays, and stays in full screen, when
 * one part gives way to the next; what plays is what the page has taken a seat for.
 */
export function WatchRoom({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [seat, take] = useState<Seat | null>(null)
  const goTo = (href: string, how: GoingOn) =>
    how === 'press' ? router.push(href, { scroll: false }) : router.replace(href, { scroll: false })
  return (
    <RoomContext value={{ seat, take }}>
      <div className="page-measure grid max-w-[88rem] grid-cols-[minmax(0,1fr)] gap-5 py-5 sm:py-8">
        {seat && <Player {...seat} goTo={goTo} />}
        {children}
      </div>
    </RoomContext>
  )
}

/** A page's player: until the room has taken it over, and in what the server sends, the picture in the same box. */
export function WatchSeat(props: Seat) {
  const room = use(RoomContext)
  const take = room?.take
  useLayoutEffect(() => take?.(props), [take, props])
  useLayoutEffect(() => () => take?.(null), [take])
  const { startAt } = props
  // Once said is enough: who loads the page anew goes on from where they are.
  useEffect(() => {
    if (startAt === 0) window.history.replaceState(null, '', window.location.pathname)
  }, [startAt])
  return room?.seat ? null : <Curtain posterUrl={props.posterUrl} />
}
