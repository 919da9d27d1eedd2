import { inputGuards, noMetadata, pictureGuard, quietRun } from './guards.ts'
import type { Ladder, VideoRung } from './ladder.ts'
import { maximumDurationSeconds } from './limits.ts'
import type { SeekStrip } from './seek-strip.ts'
import type { AudioFacts, FrameRate, SourceFacts, VideoFacts } from './source-facts.ts'

/** What one run makes, and from what. */
export type EncodingPlan = {
  facts: SourceFacts
  ladder: Ladder
  strip: SeekStrip | null
  /** Seconds to which sound that ends early is filled up with silence; null leaves it as it is. */
  padAudioToSeconds: number | null
}

/** Paths of one run, relative to the folder that it works in. */
export type EncodingPaths = { source: string; packageFolder: string }

/** The folder of the sheets of small pictures, inside the package. */
export const stripFolder = 'thumbnails'

/** The arguments of `ffprobe` for one source, which prints JSON. */
export function writeProbeArguments(source: string): string[] {
  const output = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters']
  return [...output, ...inputGuards, '-i', `file:${source}`]
}

/**
 * The arguments of the one ffmpeg process that makes all renditions: one decode, one filter graph, and one plain HLS
 * output a rendition, which the static builds of 2018 understand as well (`-var_stream_map` crashes there).
 */
export function writeFfmpegArguments(plan: EncodingPlan, paths: EncodingPaths): string[] {
  const { facts, ladder, strip, padAudioToSeconds } = plan
  const { segmentSeconds } = ladder
  const outputs: string[] = []
  if (ladder.video) {
    const { rungs, groupFrames } = ladder.video
    for (const rung of rungs) outputs.push(...writeVideoOutput(rung, groupFrames, segmentSeconds, paths))
    if (strip) outputs.push(...writeStripOutput(paths))
  }
  for (const rung of ladder.audio) {
    const codec = ['-c:a', 'aac', '-b:a', `${rung.kilobits}k`, '-ar', '48000', '-ac', '2']
    outputs.push(
      '-map',
      `[${rung.name}]`,
      ...codec,
      ...writeHlsOutput(rung.name, segmentSeconds, paths, padAudioToSeconds),
    )
  }
  const graph = [...writeVideoGraph(facts, ladder, strip), ...writeAudioGraph(plan)].join(';')
  return [
    ...quietRun,
    ...['-progress', 'pipe:1'],
    ...inputGuards,
    ...pictureGuard,
    ...['-i', `file:${paths.source}`],
    ...['-filter_complex', graph],
    ...outputs,
  ]
}

/** Folders that must be there before the run: the HLS muxer makes none. */
export function listOutputFolders({ ladder, strip }: Pick<EncodingPlan, 'ladder' | 'strip'>): string[] {
  const names = [...(ladder.video?.rungs ?? []), ...ladder.audio].map(({ name }) => name)
  return strip && ladder.video ? [...names, stripFolder] : names
}

function writeVideoGraph({ video }: SourceFacts, ladder: Ladder, strip: SeekStrip | null): string[] {
  if (!video || !ladder.video) return []
  const { rungs, frameRate } = ladder.video
  const branches = [...rungs.map(({ name }) => name), ...(strip ? [stripFolder] : [])]
  const source = `[0:${video.streamIndex}]${writeSteadyPicture(video, frameRate)},split=${branches.length}${branches.map((name) => `[${name}-in]`).join('')}`
  const scaled = rungs.map(
    ({ name, width, height }) => `[${name}-in]scale=${width}:${height}:flags=bicubic,setsar=1,format=yuv420p[${name}]`,
  )
  return [source, ...scaled, ...(strip ? [writeStripGraph(strip)] : [])]
}

/** One picture each interval, then sheets of them numbered from 1, whatever their times were. */
function writeStripGraph({ tileWidth, tileHeight, columns, rows, intervalSeconds }: SeekStrip): string {
  const chosen = `select='gte(t,selected_n*${intervalSeconds})'`
  const tiled = `scale=${tileWidth}:${tileHeight}:flags=bicubic,setsar=1,format=yuvj420p,tile=${columns}x${rows}`
  return `[${stripFolder}-in]${chosen},${tiled},settb=expr=1,setpts=N[${stripFolder}]`
}

function writeAudioGraph({ facts: { audio, otherAudio }, ladder, padAudioToSeconds }: EncodingPlan): string[] {
  if (!audio) return []
  const padding = padAudioToSeconds === null ? '' : ',apad'
  return [audio, ...otherAudio].flatMap((facts, track) => {
    const rungs = ladder.audio.filter((rung) => rung.track === track)
    if (rungs.length === 0) return []
    const outputs = rungs.map(({ name }) => `[${name}]`).join('')
    const split = rungs.length > 1 ? `,asplit=${rungs.length}` : ''
    return [`[0:${facts.streamIndex}]${writeSteadySound(facts)}${padding}${split}${outputs}`]
  })
}

/** The arguments of one ffmpeg process that reads a text track out of the source, as WebVTT on standard output. */
export function writeSubtitleArguments(source: string, streamIndex: number): string[] {
  const output = ['-map', `0:${streamIndex}`, ...noMetadata, '-f', 'webvtt', 'pipe:1']
  return [...quietRun, ...inputGuards, '-i', `file:${source}`, ...output]
}

/** The filters that give a picture whole frames at one rate, from its beginning on. */
export function writeSteadyPicture({ isInterlaced }: VideoFacts, { numerator, denominator }: FrameRate): string {
  // A late first frame is shown from the start, so that picture and sound begin together.
  return `${isInterlaced ? 'yadif=deint=interlaced,' : ''}fps=fps=${numerator}/${denominator}:start_time=0`
}

/** The filters that give any sound two channels at 48 kHz; gaps and a late start are filled with silence. */
export function writeSteadySound(audio: AudioFacts): string {
  return `${writeDownmix(audio)}aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo`
}

/** Channels that nobody named are shared out evenly, odd ones to the left; named ones have ffmpeg's own matrix. */
function writeDownmix({ channels, hasKnownLayout }: AudioFacts): string {
  if (channels <= 2 || (hasKnownLayout && channels <= 8)) return ''
  const side = (first: number) => {
    const members = Array.from({ length: channels }, (_, index) => index).filter((index) => index % 2 === first)
    return members.map((index) => `${(1 / members.length).toFixed(4)}*c${index}`).join('+')
  }
  return `pan=stereo|c0=${side(0)}|c1=${side(1)},`
}

function writeVideoOutput(
  rung: VideoRung,
  groupFrames: number,
  segmentSeconds: number,
  paths: EncodingPaths,
): string[] {
  const { name, maximumKilobits } = rung
  return [
    ...['-map', `[${name}]`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-crf', '23'],
    ...['-maxrate', `${maximumKilobits}k`, '-bufsize', `${Math.round(maximumKilobits * 1.5)}k`],
    // Every segment begins with a key frame and no other frame is one, so that renditions switch at every boundary.
    ...['-g', String(groupFrames), '-keyint_min', String(groupFrames), '-sc_threshold', '0'],
    // Half a frame early: the muxer cuts at the first key frame from this time on, which must not round to the next.
    ...writeHlsOutput(name, segmentSeconds * (1 - 0.5 / groupFrames), paths),
  ]
}

function writeHlsOutput(
  name: string,
  segmentSeconds: number,
  { packageFolder }: EncodingPaths,
  lastsSeconds: number | null = null,
): string[] {
  const folder = `${packageFolder}/${name}`
  return [
    ...noMetadata,
    ...['-t', String(lastsSeconds ?? maximumDurationSeconds)],
    // Reordered frames and the encoder's priming keep their negative times, which an edit list takes away again;
    // shifted, each rendition would begin a little later than the next one by another amount.
    ...['-avoid_negative_ts', 'disabled'],
    ...['-f', 'hls', '-hls_time', segmentSeconds.toFixed(6), '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-hls_segment_filename', `${folder}/s%05d.m4s`],
    `${folder}/index.m3u8`,
  ]
}

function writeStripOutput({ packageFolder }: EncodingPaths): string[] {
  const picture = ['-c:v', 'mjpeg', '-q:v', '5', '-r', '1']
  return [
    '-map',
    `[${stripFolder}]`,
    ...noMetadata,
    ...picture,
    '-f',
    'image2',
    `${packageFolder}/${stripFolder}/t%03d.jpg`,
  ]
}
