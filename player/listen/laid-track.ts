import type { TrackMedia, TrackSource } from './track-media.ts'

/** A track's place on the timeline. Seconds of the timeline, unless named otherwise. */
export type LaidTrack = {
  source: TrackSource
  /** Where its sound begins. */
  at: number
  media: TrackMedia | null
  /** Segments that lie in the buffer, by index. */
  laid: Set<number>
}

export const layTrack = (source: TrackSource, at: number): LaidTrack => ({ source, at, media: null, laid: new Set() })

/** Where its sound ends: where the next one begins. */
export const endOf = ({ at, media }: LaidTrack): number => at + (media?.seconds ?? Infinity)

/** What `timestampOffset` puts the track's first sample of sound at `at`, its priming before it. */
export const offsetOf = ({ at, media }: LaidTrack): number => at - (media?.primingSeconds ?? 0)

/** Index of the first segment that is missing between two moments, or `null`. */
export function missingSegment(track: LaidTrack, from: number, until: number): number | null {
  const offset = offsetOf(track)
  const index = (track.media?.segments ?? []).findIndex(({ startSeconds, endSeconds }, each) => {
    return !track.laid.has(each) && endSeconds + offset > from && startSeconds + offset < until
  })
  return index < 0 ? null : index
}

/** Whether everything from a moment on lies in the buffer. */
export function isLaidFrom(track: LaidTrack, from: number): boolean {
  return track.media !== null && missingSegment(track, from, Infinity) === null
}

/** Forgets the segments that begin before a moment: the buffer has been cleared up to there. */
export function forgetBefore(track: LaidTrack, moment: number): void {
  const offset = offsetOf(track)
  track.media?.segments.forEach(({ startSeconds }, index) => {
    if (startSeconds + offset < moment) track.laid.delete(index)
  })
}
