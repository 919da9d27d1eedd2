import { err, ok, type Result } from '#core/result.ts'
import {
  maximumAudioTracks,
  maximumDurationSeconds,
  maximumPixels,
  maximumSide,
  minimumBitsPerSecond,
  minimumSide,
} from './limits.ts'
import { readChapters, readStreamLanguage, readSubtitles } from './probe-tracks.ts'
import type { IngestRefusal } from './refusals.ts'
import type { AudioFacts, FrameRate, SourceFacts, VideoFacts } from './source-facts.ts'

type Fields = Record<string, unknown>

/**
 * Reads what `ffprobe -of json -show_format -show_streams -show_chapters` printed. Everything in it comes from the file
 * and is taken as a claim: missing, negative and absurd values have an answer.
 *
 * Errors, in the order they are checked: `UNREADABLE`, `NOTHING_TO_PLAY`, `PICTURE_TOO_LARGE`, `PICTURE_TOO_SMALL`,
 * `TOO_LONG`, `DURATION_IMPLAUSIBLE`.
 *
 * @param sizeBytes Size of the file on disk: ffprobe's own figure is not used.
 */
export function parseProbe(probe: unknown, sizeBytes: number): Result<SourceFacts, IngestRefusal> {
  if (!isFields(probe) || !isFields(probe.format) || !Array.isArray(probe.streams)) return err('UNREADABLE')
  const streams = probe.streams.filter(isFields)
  const container = String(probe.format.format_name ?? '')

  const pictures = streams.filter((stream) => stream.codec_type === 'video')
  const covers = pictures.filter(isAttachedPicture)
  const video = chooseDefault(pictures.filter((stream) => !isAttachedPicture(stream)))
  const sounds = streams.filter((stream) => stream.codec_type === 'audio' && readNumber(stream.channels) !== null)
  const audio = chooseDefault(sounds)
  if (!video && !audio) return err('NOTHING_TO_PLAY')

  const videoFacts = video ? readVideo(video) : null
  if (videoFacts && !videoFacts.ok) return videoFacts
  const durationSeconds = readDuration(probe.format, [video, audio])
  if (durationSeconds !== null && durationSeconds > maximumDurationSeconds) return err('TOO_LONG')
  if (durationSeconds !== null && (sizeBytes * 8) / durationSeconds < minimumBitsPerSecond) {
    return err('DURATION_IMPLAUSIBLE')
  }
  return ok({
    container,
    durationSeconds,
    isDurationStated: /mov|matroska|avi/.test(container),
    sizeBytes,
    video: videoFacts?.value ?? null,
    audio: audio ? readAudio(audio) : null,
    otherAudio: sounds
      .filter((stream) => stream !== audio)
      .slice(0, maximumAudioTracks - 1)
      .map(readAudio),
    coverStreamIndex: covers[0] ? readIndex(covers[0]) : null,
    subtitles: readSubtitles(streams),
    chapters: readChapters(probe.chapters),
  })
}

function readVideo(stream: Fields): Result<VideoFacts, IngestRefusal> {
  const width = readNumber(stream.width)
  const height = readNumber(stream.height)
  if (!width || !height) return err('UNREADABLE')
  if (Math.max(width, height) > maximumSide || width * height > maximumPixels) return err('PICTURE_TOO_LARGE')

  const rotationDegrees = readRotation(stream)
  // As players do: the height stays, the width is stretched by the shape of a sample.
  const shownWidth = Math.max(1, Math.round(width * readSampleAspect(stream)))
  const [displayWidth, displayHeight] = rotationDegrees % 180 === 0 ? [shownWidth, height] : [height, shownWidth]
  if (Math.max(displayWidth, displayHeight) > maximumSide) return err('PICTURE_TOO_LARGE')
  if (Math.min(displayWidth, displayHeight) < minimumSide) return err('PICTURE_TOO_SMALL')

  const nominal = readRate(stream.r_frame_rate)
  const mean = readRate(stream.avg_frame_rate)
  const frameRate = mean ?? nominal ?? { numerator: 25, denominator: 1 }
  return ok({
    streamIndex: readIndex(stream),
    codec: String(stream.codec_name ?? 'unknown'),
    displayWidth,
    displayHeight,
    frameRate,
    isVariableRate: !nominal || !mean || Math.abs(ratio(nominal) / ratio(mean) - 1) > 0.005,
    isInterlaced: ['tt', 'bb', 'tb', 'bt'].includes(String(stream.field_order)),
    rotationDegrees,
  })
}

function readAudio(stream: Fields): AudioFacts {
  const layout = String(stream.channel_layout ?? '')
  return {
    streamIndex: readIndex(stream),
    codec: String(stream.codec_name ?? 'unknown'),
    channels: readNumber(stream.channels) ?? 0,
    hasKnownLayout: layout !== '' && layout !== 'unknown' && !/channels/.test(layout),
    language: readStreamLanguage(stream),
  }
}

/** Of several streams the one the file marks as default, else the first. */
function chooseDefault(streams: Fields[]): Fields | null {
  return (
    streams.find((stream) => isFields(stream.disposition) && stream.disposition.default === 1) ?? streams[0] ?? null
  )
}

function isAttachedPicture(stream: Fields): boolean {
  const disposition = isFields(stream.disposition) ? stream.disposition : {}
  return disposition.attached_pic === 1 || disposition.timed_thumbnails === 1
}

/** Clockwise degrees. The display matrix counts the other way round; the old `rotate` tag does not. */
function readRotation(stream: Fields): number {
  const sideData = Array.isArray(stream.side_data_list) ? stream.side_data_list.filter(isFields) : []
  const matrix = sideData.map((entry) => readSigned(entry.rotation)).find((value) => value !== null)
  const tag = isFields(stream.tags) ? readSigned(stream.tags.rotate) : null
  const clockwise = matrix != null ? -matrix : (tag ?? 0)
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360
}

function readSampleAspect(stream: Fields): number {
  const rate = /^(\d+):(\d+)$/.exec(String(stream.sample_aspect_ratio ?? ''))
  const aspect = rate ? Number(rate[1]) / Number(rate[2]) : 1
  // Beyond that it is a damaged header, not a lens.
  return Number.isFinite(aspect) && aspect >= 0.1 && aspect <= 10 ? aspect : 1
}

/** The longest of the streams that will be played, else the container's. */
function readDuration(format: Fields, chosen: (Fields | null)[]): number | null {
  const ofStreams = chosen.flatMap((stream) => readNumber(stream?.duration) ?? [])
  const seconds = ofStreams.length > 0 ? Math.max(...ofStreams) : readNumber(format.duration)
  return seconds !== null && seconds > 0 ? seconds : null
}

function readRate(text: unknown): FrameRate | null {
  const parts = /^(\d+)\/(\d+)$/.exec(String(text ?? ''))
  const rate = { numerator: Number(parts?.[1]), denominator: Number(parts?.[2]) }
  return rate.numerator > 0 && rate.denominator > 0 ? rate : null
}

function ratio({ numerator, denominator }: FrameRate): number {
  return numerator / denominator
}

function readIndex(stream: Fields): number {
  return readNumber(stream.index) ?? 0
}

function readSigned(value: unknown): number | null {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseFloat(value) : Number.NaN
  return Number.isFinite(number) ? number : null
}

function readNumber(value: unknown): number | null {
  const number = readSigned(value)
  return number !== null && number >= 0 ? number : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
