'use client'

import { useTranslations } from 'next-intl'
import type { Chapter, Marks, Neighbour } from '#player/marks.ts'
import type { PlayerLinks } from '#player/refusal-words.ts'
import { Stage } from './stage.tsx'
import { useHydrated } from './use-hydrated.ts'
import '#player/player.css'
import '#player/controls.css'

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
  marks?: Marks
  chapters?: readonly Chapter[]
  /** The parts beside this one: for the N and P keys, their buttons, and what begins by itself after the credits. */
  next?: Neighbour | null
  previous?: Neighbour | null
  /** Goes to another part and leaves the player mounted; without it the address is loaded. */
  goTo?: (href: string, how: GoingOn) => void
  /** Address of the playback API. */
  grantsAddress?: string
}

/** A press of the person's is a step of its own in the browser's history; what begins by itself takes its place. */
export type GoingOn = 'press' | 'countdown'

/**
 * Plays one title: asks for the grant and fetches the engine at once and side by side, and keeps both going. Needs
 * nothing of the page around it but an address, the playback API and the words of `player` and `errors`. Given another
 * playable it goes over to it within the same box, in full screen as well.
 */
export function Player(props: PlayerProps) {
  const t = useTranslations('player')
  const isHydrated = useHydrated()
  return (
    <section aria-label={t('region')} data-theme="dark" className="usher-player" data-kind={props.kind}>
      {isHydrated ? <Stage key={props.playableId} {...props} /> : <Curtain posterUrl={props.posterUrl} />}
    </section>
  )
}

/** What the server sends: the same box with the picture in it, so that nothing jumps; it says why nothing plays yet. */
export function Curtain({ posterUrl }: { posterUrl: string | null }) {
  const t = useTranslations('player')
  return (
    <div data-theme="dark" className="usher-player usher-player-box">
      {posterUrl && <img src={posterUrl} alt="" className="usher-player-poster" />}
      <div className="usher-player-spinner" />
      <p className="usher-player-note usher-player-late">{t('waiting.line')}</p>
      <noscript>
        <p className="usher-player-note">{t('withoutScripts')}</p>
      </noscript>
    </div>
  )
}
