'use client'

import { useHydrated } from './use-hydrated.ts'
import { Stage } from './stage.tsx'
import type { PlayerLinks } from '#player/refusal-words.ts'
import '#player/player.css'

export type PlayerProps = {
  playableId: string
  /** The title's name; the picture is labelled with it. */
  name: string
  /** Shown until the first picture; with `kind` `audio`, the artwork throughout. */
  posterUrl: string | null
  kind: 'video' | 'audio'
  /** Where to begin, in seconds: `0` starts over; without it playback resumes where the viewer stopped. */
  startAt?: number | null
  /** Where a viewer whose session has ended signs in and comes back, with its `callbackUrl`. */
  signInUrl: string
  /** Where the other refusals lead; the portal's own pages if left out. */
  links?: Partial<Omit<PlayerLinks, 'signIn'>>
  /** The series, album or library, for the system's own media controls. */
  collection?: string
  /** The title after this one, for the N key. */
  next?: { name: string; href: string } | null
  /** Address of the playback API. */
  grantsAddress?: string
}

/**
 * Plays one title: asks for the grant and fetches the engine at once and side by side, and keeps both going. Needs
 * nothing of the page around it but an address and the playback API.
 */
export function Player(props: PlayerProps) {
  const isHydrated = useHydrated()
  return (
    <section aria-label="Player" data-theme="dark" className="usher-player" data-kind={props.kind}>
      {isHydrated ? <Stage key={props.playableId} {...props} /> : <Curtain posterUrl={props.posterUrl} />}
    </section>
  )
}

/** What the server sends: the same box with the picture in it, so that nothing jumps. */
function Curtain({ posterUrl }: { posterUrl: string | null }) {
  return (
    <div className="usher-player-box">
      {posterUrl && <img src={posterUrl} alt="" className="usher-player-poster" />}
      <div className="usher-player-spinner" />
    </div>
  )
}
