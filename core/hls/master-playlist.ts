import type { Bandwidth } from './media-playlist.ts'

/** One picture rendition as the master playlist lists it. */
export type VideoVariant = {
  uri: string
  width: number
  height: number
  framesPerSecond: number
  bandwidth: Bandwidth
  codecs: string
}

/** One sound rendition: beside a picture it joins the audio group, alone it is a variant of its own. */
export type AudioVariant = { uri: string; name: string; language: string | null; bandwidth: Bandwidth; codecs: string }

export type TextVariant = { uri: string; label: string; language: string; isDefault: boolean }

export type MasterPlaylist = { video: VideoVariant[]; audio: AudioVariant[]; text: TextVariant[] }

const audioGroup = 'sound'
const textGroup = 'text'
/** Bits a second with which playback may begin before the player has measured the line. */
const startingBandwidth = 2_500_000

/**
 * Writes the master playlist. Pictures come first and the first one is of middling size, because Safari begins with
 * the first variant it is given; a sound-only variant is listed only where there is no picture at all.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8216#section-4.3.4
 */
export function writeMasterPlaylist({ video, audio, text }: MasterPlaylist): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS']
  const isFilm = video.length > 0
  if (isFilm) lines.push(...audio.map(writeAudioMedia))
  lines.push(...text.map(writeTextMedia))
  const textPart = text.length > 0 ? [`SUBTITLES="${textGroup}"`] : []
  if (isFilm) {
    const [sound] = audio
    for (const variant of orderForStart(video)) lines.push(...writeVideoVariant(variant, sound, textPart))
  } else {
    for (const variant of audio)
      lines.push(`#EXT-X-STREAM-INF:${writeStreamAttributes(variant, textPart)}`, variant.uri)
  }
  return `${lines.join('\n')}\n`
}

/** What a variant needs of the line: its own peak and that of the sound beside it (RFC 8216 §4.3.4.2). */
export function sumBandwidth(video: Bandwidth, sound: Bandwidth | undefined): Bandwidth {
  return { peak: video.peak + (sound?.peak ?? 0), average: video.average + (sound?.average ?? 0) }
}

function writeVideoVariant(variant: VideoVariant, sound: AudioVariant | undefined, textPart: string[]): string[] {
  const { width, height, framesPerSecond, uri } = variant
  const attributes = writeStreamAttributes(
    {
      bandwidth: sumBandwidth(variant.bandwidth, sound?.bandwidth),
      codecs: sound ? `${variant.codecs},${sound.codecs}` : variant.codecs,
    },
    [
      `RESOLUTION=${width}x${height}`,
      `FRAME-RATE=${framesPerSecond.toFixed(3)}`,
      ...(sound ? [`AUDIO="${audioGroup}"`] : []),
      ...textPart,
    ],
  )
  return [`#EXT-X-STREAM-INF:${attributes}`, uri]
}

function writeStreamAttributes(
  { bandwidth, codecs }: { bandwidth: Bandwidth; codecs: string },
  rest: string[],
): string {
  return [`BANDWIDTH=${bandwidth.peak}`, `AVERAGE-BANDWIDTH=${bandwidth.average}`, `CODECS="${codecs}"`, ...rest].join(
    ',',
  )
}

// RFC 8216 §4.3.4.1: members of a group differ in NAME; one member is the default
function writeAudioMedia({ uri, name, language }: AudioVariant, index: number): string {
  const isDefault = index === 0 ? 'YES' : 'NO'
  const spoken = language === null ? '' : `,LANGUAGE="${quotable(language)}"`
  return `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${audioGroup}",NAME="${quotable(name)}"${spoken},DEFAULT=${isDefault},AUTOSELECT=YES,CHANNELS="2",URI="${uri}"`
}

function writeTextMedia({ uri, label, language, isDefault }: TextVariant): string {
  return `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="${textGroup}",NAME="${quotable(label)}",LANGUAGE="${quotable(language)}",DEFAULT=${isDefault ? 'YES' : 'NO'},AUTOSELECT=YES,FORCED=NO,URI="${uri}"`
}

/** The largest variant that most lines carry, then the others by size. */
function orderForStart(video: readonly VideoVariant[]): VideoVariant[] {
  const bySize = [...video].sort((one, other) => one.bandwidth.peak - other.bandwidth.peak)
  const start = bySize.findLast(({ bandwidth }) => bandwidth.peak <= startingBandwidth) ?? bySize[0]
  return start ? [start, ...bySize.filter((variant) => variant !== start)] : []
}

// RFC 8216 §4.2: a quoted string holds no line feed, carriage return or double quote
function quotable(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '”')
}
