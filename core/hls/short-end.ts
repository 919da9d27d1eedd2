import { parseMediaPlaylist } from './media-playlist.ts'

/** A media playlist whose last segment has become part of the one before it. */
export type JoinedEnd = {
  text: string
  /** Address of the segment that grows, and of the one whose bytes follow it there. */
  keptUri: string
  joinedUri: string
}

/**
 * Joins a last segment shorter than half a target duration to the one before it; `null` where there is nothing to join.
 *
 * The encoder's priming and reordered frames shift what stands in a segment by up to two frames against what a browser
 * shows of it, by the edit list. A player that looks for a segment of a few frames in the buffer then finds nothing
 * where it should be, fetches it again and again, and the film never ends.
 */
export function joinShortEnd(playlist: string): JoinedEnd | null {
  const parsed = parseMediaPlaylist(playlist)
  if (!parsed.ok) return null
  const { segments, targetDurationSeconds } = parsed.value
  const [kept, last] = segments.slice(-2)
  if (!kept || !last || last.durationSeconds >= targetDurationSeconds / 2) return null

  const seconds = kept.durationSeconds + last.durationSeconds
  const lines = playlist.split('\n')
  lines.splice(lines.lastIndexOf(last.uri) - 1, 2)
  lines[lines.lastIndexOf(kept.uri) - 1] = `#EXTINF:${seconds.toFixed(6)},`
  // RFC 8216 §4.3.3.1: no segment, rounded, is longer than the target.
  const target = Math.max(targetDurationSeconds, Math.round(seconds))
  const text = lines.join('\n').replace(/^#EXT-X-TARGETDURATION:.*$/m, `#EXT-X-TARGETDURATION:${target}`)
  return { text, keptUri: kept.uri, joinedUri: last.uri }
}
