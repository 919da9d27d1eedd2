import type { IngestFault, IngestRefusal } from './refusals.ts'

// What ffmpeg and ffprobe print, in both the builds of today and those of 2018.
// prettier-ignore
const complaints: readonly (readonly [RegExp, IngestRefusal | IngestFault])[] = [
  [/No space left on device/i,                            'WORKSPACE_FULL'],
  [/max_streams|Number of streams/i,                      'TOO_MANY_STREAMS'],
  [/failed to execute|error while loading shared libraries|Cannot allocate memory|Resource temporarily unavailable/i, 'INTERNAL'],
  [/Codec \(.*\) not on whitelist|no decoder found|Decoding requested, but no decoder|Decoder .* not found/i, 'CODEC_NOT_ACCEPTED'],
  [/Format not on whitelist|Protocol '.*' not on whitelist/i, 'FORMAT_NOT_ACCEPTED'],
  [/Picture size .* is invalid|max_pixels/i,              'PICTURE_TOO_LARGE'],
  [/Invalid data found|moov atom not found|could not find codec parameters|Error while decoding|End of file|Invalid argument.*(?:stream|packet)|does not contain any (?:packets|stream)|matches no streams/i, 'UNREADABLE'],
]

/**
 * Turns what ffmpeg complained of into a reason for people.
 *
 * @param otherwise What a complaint that nobody knows means: while probing, a file that cannot be read; while encoding,
 *   a fault of ours, since a refusal removes the source and an unknown failure must never cost anyone a film.
 */
export function readComplaint(stderr: string, otherwise: 'UNREADABLE' | 'INTERNAL'): IngestRefusal | IngestFault {
  return complaints.find(([pattern]) => pattern.test(stderr))?.[1] ?? otherwise
}
