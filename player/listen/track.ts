/** One piece of music as the bar knows it: what it is called, where it belongs, and what it is asked for by. */
export type Track = {
  playableId: string
  name: string
  /** Who made it; shown beside the name. */
  artist: string | null
  album: string
  albumHref: string
  /** Seconds, as the catalogue knows them; the media themselves may differ by a little. */
  durationSeconds: number
  /** Square pictures, the smallest first. */
  artwork: { src: string; size: number }[]
}

/** From here on a track is a place to come back to, in seconds; what is shorter begins at its beginning. */
export const resumesFromSeconds = 600
