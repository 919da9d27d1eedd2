import {
  acceptedDecoders,
  acceptedFormats,
  analyzeMicroseconds,
  maximumPixels,
  maximumStreams,
  probeSizeBytes,
} from './limits.ts'

/** Bytes of one allocation inside ffmpeg: several times the largest picture that is let in. */
const largestAllocationBytes = 1_000_000_000

/**
 * What stands before every `-i` that opens a stranger's file. A playlist (HLS, DASH, ffconcat, SDP) by any name reads
 * other files and hosts, so only real containers are opened, and only through the `file:` protocol.
 *
 * @see https://ffmpeg.org/ffmpeg-formats.html#Format-Options
 */
export const inputGuards: readonly string[] = [
  ...['-protocol_whitelist', 'file'],
  ...['-format_whitelist', acceptedFormats],
  ...['-codec_whitelist', acceptedDecoders],
  ...['-max_streams', String(maximumStreams)],
  ...['-probesize', String(probeSizeBytes)],
  ...['-analyzeduration', String(analyzeMicroseconds)],
]

/** Decoders refuse a picture that is larger than the header said it would be. */
export const pictureGuard: readonly string[] = ['-max_pixels', String(maximumPixels)]

/** Options of every run of ffmpeg: nothing is asked, nothing is printed but errors. */
export const quietRun: readonly string[] = [
  ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-y'],
  ...['-max_alloc', String(largestAllocationBytes)],
]

/** Nothing of what the source says about itself travels on: no title, no comment, no chapter. */
export const noMetadata: readonly string[] = ['-map_metadata', '-1', '-map_chapters', '-1']
