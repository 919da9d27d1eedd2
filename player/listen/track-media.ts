import { chooseVariant, parseMaster, parseMedia, type AudioSegment } from './audio-playlists.ts'
import { readInitFacts, withoutEditList, type InitFacts } from './init-segment.ts'
import type { Fetched } from './media-fetch.ts'

/** What the reel needs of one track, whoever opens its door. */
export type TrackSource = {
  /** Resolves once a grant is there; `null` when there will be none. */
  manifestUrl: () => Promise<string | null>
  fetch: (url: string) => Promise<Fetched>
}

/** A track ready to be laid on a timeline. */
export type TrackMedia = {
  mimeType: string
  init: ArrayBuffer
  /** Encoder's delay: the sound begins this much after the first sample. */
  primingSeconds: number
  /** Length of the sound without the padding of the last frame; see `measureSound`. */
  seconds: number
  segments: readonly AudioSegment[]
  bitsPerSecond: number
}

export type LoadedMedia = { media: TrackMedia } | { failed: 'stopped' | 'missing' | 'cancelled' | 'broken' }

/** Opens a track: its playlists and its initialisation segment. */
export async function loadTrackMedia(
  source: TrackSource,
  line: { bitsPerSecond: number | null; savesData: boolean },
): Promise<LoadedMedia> {
  const manifestUrl = await source.manifestUrl()
  if (manifestUrl === null) return { failed: 'stopped' }
  const master = await source.fetch(manifestUrl)
  if ('failed' in master) return master
  const variant = chooseVariant(parseMaster(decode(master.got), manifestUrl), line)
  if (!variant) return { failed: 'broken' }
  const list = await source.fetch(variant.url)
  if ('failed' in list) return list
  const playlist = parseMedia(decode(list.got), variant.url)
  if (!playlist) return { failed: 'broken' }
  const init = await source.fetch(playlist.initUrl)
  if ('failed' in init) return init
  const { timescale, primingSamples } = readInitFacts(init.got)
  const primingSeconds = timescale > 0 ? primingSamples / timescale : 0
  return {
    media: {
      mimeType: `audio/mp4; codecs="${variant.codecs}"`,
      init: withoutEditList(init.got),
      primingSeconds,
      seconds: measureSound(playlist.seconds, { timescale, primingSamples }),
      segments: playlist.segments,
      bitsPerSecond: variant.bitsPerSecond,
    },
  }
}

/** Samples of one frame of AAC-LC. */
const frameSamples = 1_024

/**
 * Length of a track's sound in seconds, to the sample: what the playlist counts, less the priming. The last frame is
 * filled up with silence to its whole length, and not every browser cuts that off where the append window ends (Chromium
 * 156 played it out). So a last frame that is mostly silence is left out instead: between two tracks there is then never
 * more than half a frame too much or too little, 11 ms.
 */
export function measureSound(listedSeconds: number, { timescale, primingSamples }: InitFacts): number {
  if (timescale <= 0) return listedSeconds
  const listed = Math.round(listedSeconds * timescale)
  const ofLastFrame = listed % frameSamples
  const shown = ofLastFrame < frameSamples / 2 ? listed - ofLastFrame : listed
  return Math.max(0, shown - primingSamples) / timescale
}

const decode = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)
