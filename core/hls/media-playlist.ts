import { err, ok, type Result } from '#core/result.ts'

/** One media segment: its address relative to the playlist, and its length. */
export type Segment = { uri: string; durationSeconds: number }

/** A media playlist of a finished (VOD) presentation. */
export type MediaPlaylist = {
  targetDurationSeconds: number
  /** The initialisation segment (EXT-X-MAP); null where segments need none, as WebVTT does. */
  mapUri: string | null
  segments: Segment[]
}

type PlaylistRefusal = 'NOT_A_PLAYLIST' | 'NOT_ENDED' | 'NO_SEGMENTS' | 'SEGMENT_TOO_LONG'

/**
 * Reads a media playlist as the encoder wrote it, strict enough to be a check of it.
 *
 * Errors, in the order they are checked: `NOT_A_PLAYLIST` (no EXTM3U, or no target duration), `NOT_ENDED` (no
 * EXT-X-ENDLIST: the encoder did not finish), `NO_SEGMENTS`, `SEGMENT_TOO_LONG` (RFC 8216 §4.3.3.1).
 */
export function parseMediaPlaylist(text: string): Result<MediaPlaylist, PlaylistRefusal> {
  const lines = text.split(/\r?\n/)
  const target = Number(/^#EXT-X-TARGETDURATION:(\d+)$/m.exec(text)?.[1])
  if (lines[0] !== '#EXTM3U' || !Number.isInteger(target)) return err('NOT_A_PLAYLIST')
  // RFC 8216 §4.3.3.4
  if (!lines.includes('#EXT-X-ENDLIST')) return err('NOT_ENDED')

  const segments: Segment[] = []
  let durationSeconds: number | null = null
  for (const line of lines) {
    // RFC 8216 §4.3.2.1: the duration stands before its address
    const information = /^#EXTINF:([\d.]+)/.exec(line)
    if (information) durationSeconds = Number(information[1])
    else if (line !== '' && !line.startsWith('#') && durationSeconds !== null) {
      segments.push({ uri: line, durationSeconds })
      durationSeconds = null
    }
  }
  if (segments.length === 0) return err('NO_SEGMENTS')
  if (segments.some((segment) => Math.round(segment.durationSeconds) > target)) return err('SEGMENT_TOO_LONG')
  // RFC 8216 §4.3.2.5
  const mapUri = /^#EXT-X-MAP:URI="([^"]+)"/m.exec(text)?.[1] ?? null
  return ok({ targetDurationSeconds: target, mapUri, segments })
}

/** Seconds of the whole presentation. */
export function sumDuration({ segments }: Pick<MediaPlaylist, 'segments'>): number {
  return segments.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)
}

/** Bits a second of one rendition, rounded up. */
export type Bandwidth = { peak: number; average: number }

/**
 * Measures a rendition by its files. The peak is the largest rate of any run of segments that lasts 0.5 to 1.5 target
 * durations (RFC 8216 §4.1), so a last segment of a few frames does not count on its own.
 *
 * @param sizes Bytes of each segment, in the playlist's order.
 */
export function measureBandwidth(
  { segments, targetDurationSeconds }: Pick<MediaPlaylist, 'segments' | 'targetDurationSeconds'>,
  sizes: readonly number[],
): Bandwidth {
  const totalBits = sizes.reduce((sum, size) => sum + size, 0) * 8
  const average = Math.ceil(totalBits / Math.max(0.001, sumDuration({ segments })))
  let peak = 0
  for (let first = 0; first < segments.length; first++) {
    let bits = 0
    let seconds = 0
    for (let last = first; last < segments.length; last++) {
      bits += (sizes[last] ?? 0) * 8
      seconds += segments[last]?.durationSeconds ?? 0
      if (seconds > 1.5 * targetDurationSeconds) break
      if (seconds >= 0.5 * targetDurationSeconds) peak = Math.max(peak, bits / seconds)
    }
  }
  return { peak: Math.max(Math.ceil(peak), average), average }
}
