import type { TrackSource } from './track-media.ts'

/** Why a track does not go on. `stopped`: its grant has been refused, and the one who keeps it knows why. */
export type ReelTrouble = 'missing' | 'broken' | 'stopped'

export type ReelEvents = {
  /** The track that was to follow is on now. */
  onTurn: (source: TrackSource) => void
  /** The end of what was laid, with nothing to follow. */
  onEnd: () => void
  /** The track that is on will be over soon: time to say what follows. */
  onNearEnd: () => void
  onTrouble: (source: TrackSource, trouble: ReelTrouble) => void
}

/** Plays one track after another on one media element. Times are seconds of the track that is on. */
export type Reel = {
  /** Begins anew with this track. */
  begin: (source: TrackSource, startSeconds: number) => void
  /** What follows without a gap; `null`: nothing, or no longer that. */
  follow: (source: TrackSource | null) => void
  position: () => number
  /** Length of the track that is on; `null` until it is known. */
  duration: () => number | null
  seek: (seconds: number) => void
  /** Goes on loading after a refusal has been lifted. */
  resume: () => void
  /** Takes everything off. */
  clear: () => void
  destroy: () => void
}

/** Seconds before the end at which the following track is asked for, and laid. */
export const nearEndSeconds = 20
