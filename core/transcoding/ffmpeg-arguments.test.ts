import { expect, test } from 'vitest'
import {
  listOutputFolders,
  writeFfmpegArguments,
  writeProbeArguments,
  writeSubtitleArguments,
  type EncodingPlan,
} from './ffmpeg-arguments.ts'
import { planLadder } from './ladder.ts'
import { planSeekStrip } from './seek-strip.ts'
import type { SourceFacts } from './source-facts.ts'

const facts: SourceFacts = {
  container: 'mov',
  durationSeconds: 600,
  isDurationStated: true,
  sizeBytes: 1e7,
  video: {
    streamIndex: 3,
    codec: 'h264',
    displayWidth: 640,
    displayHeight: 360,
    frameRate: { numerator: 30_000, denominator: 1_001 },
    isVariableRate: false,
    isInterlaced: false,
    rotationDegrees: 0,
  },
  audio: { streamIndex: 1, codec: 'aac', channels: 2, hasKnownLayout: true, language: null },
  coverStreamIndex: null,
  otherAudio: [],
  subtitles: [],
  chapters: [],
}
const paths = { source: 'source', packageFolder: 'package' }

function plan(change: Partial<SourceFacts> = {}): EncodingPlan {
  const changed = { ...facts, ...change }
  return {
    facts: changed,
    ladder: planLadder(changed),
    strip: changed.video ? planSeekStrip(changed.video, changed.durationSeconds) : null,
    padAudioToSeconds: null,
  }
}

const valuesOf = (args: string[], option: string) =>
  args.flatMap((arg, index) => (arg === option ? [args[index + 1]] : []))
const graphOf = (args: string[]) => valuesOf(args, '-filter_complex')[0] ?? ''

test('one input, decoded once, becomes one plain HLS output a rendition', () => {
  const args = writeFfmpegArguments(plan(), paths)
  expect(valuesOf(args, '-i')).toEqual(['file:source'])
  expect(valuesOf(args, '-f')).toEqual(['hls', 'hls', 'image2', 'hls'])
  expect(args).toEqual(
    expect.arrayContaining(['package/v240/index.m3u8', 'package/v360/index.m3u8', 'package/a128/index.m3u8']),
  )
  expect(graphOf(args).match(/\[0:3\]/g)).toHaveLength(1)
  expect(args).not.toContain('-var_stream_map')
  expect(listOutputFolders(plan())).toEqual(['v240', 'v360', 'a128', 'thumbnails'])
})

test('segments begin with the only key frames, 120 frames apart, and are cut half a frame early', () => {
  const args = writeFfmpegArguments(plan(), paths)
  expect(valuesOf(args, '-g')).toEqual(['120', '120'])
  expect(valuesOf(args, '-keyint_min')).toEqual(['120', '120'])
  expect(valuesOf(args, '-sc_threshold')).toEqual(['0', '0'])
  const [video, , audio] = valuesOf(args, '-hls_time').map(Number)
  expect(video).toBeCloseTo(4.004 - 0.0167, 3)
  expect(audio).toBeCloseTo(4.004, 3)
})

test.each(['ffprobe', 'ffmpeg'])('every guard stands before the input of %s', (program) => {
  const args = program === 'ffprobe' ? writeProbeArguments('source') : writeFfmpegArguments(plan(), paths)
  const before = args.slice(0, args.indexOf('-i'))
  expect(valuesOf(before, '-protocol_whitelist')).toEqual(['file'])
  expect(valuesOf(before, '-max_streams')).toEqual(['32'])
  expect(Number(valuesOf(before, '-probesize')[0])).toBeLessThanOrEqual(50_000_000)
  const formats = valuesOf(before, '-format_whitelist')[0]?.split(',') ?? []
  expect(formats).toContain('mov')
  for (const playlist of ['hls', 'concat', 'dash', 'sdp', 'rtsp', 'applehttp', 'image2', 'tty'])
    expect(formats).not.toContain(playlist)
  const decoders = valuesOf(before, '-codec_whitelist')[0]?.split(',') ?? []
  expect(decoders).toEqual(expect.arrayContaining(['h264', 'aac', 'opus']))
  expect(decoders).not.toContain('ansi')
  if (program === 'ffmpeg') expect(before).toContain('-nostdin')
})

test('nothing that the source says of itself goes into any output', () => {
  const args = writeFfmpegArguments(plan(), paths)
  expect(valuesOf(args, '-map_metadata')).toEqual(['-1', '-1', '-1', '-1'])
})

test('channels that nobody named are mixed evenly, named ones by ffmpeg', () => {
  const ten = writeFfmpegArguments(
    plan({ audio: { streamIndex: 1, codec: 'pcm', channels: 10, hasKnownLayout: false, language: null } }),
    paths,
  )
  expect(graphOf(ten)).toContain('pan=stereo|c0=0.2000*c0+0.2000*c2+0.2000*c4+0.2000*c6+0.2000*c8|c1=0.2000*c1')
  const surround = writeFfmpegArguments(
    plan({ audio: { streamIndex: 1, codec: 'ac3', channels: 6, hasKnownLayout: true, language: null } }),
    paths,
  )
  expect(graphOf(surround)).not.toContain('pan=')
})

test('sound alone has no picture in its graph, a silent film no sound', () => {
  const sound = writeFfmpegArguments(plan({ video: null }), paths)
  expect(graphOf(sound)).not.toContain('scale')
  expect(valuesOf(sound, '-b:a')).toEqual(['192k', '64k'])
  const silent = writeFfmpegArguments(plan({ audio: null }), paths)
  expect(graphOf(silent)).not.toContain('aresample')
})

test('sound that ends early is filled with silence up to a given end, and only then', () => {
  const padded = writeFfmpegArguments({ ...plan({ video: null }), padAudioToSeconds: 12.5 }, paths)
  expect(graphOf(padded)).toContain(',apad')
  expect(valuesOf(padded, '-t')).toEqual(['12.5', '12.5'])
  expect(graphOf(writeFfmpegArguments(plan(), paths))).not.toContain('apad')
})

test('interlaced pictures are woven into whole ones, others are left', () => {
  if (!facts.video) return
  expect(graphOf(writeFfmpegArguments(plan({ video: { ...facts.video, isInterlaced: true } }), paths))).toContain(
    'yadif',
  )
  expect(graphOf(writeFfmpegArguments(plan(), paths))).not.toContain('yadif')
})

test('each track of the sound becomes a rendition of its own beside a picture, and only the first of sound alone', () => {
  const german = { streamIndex: 4, codec: 'ac3', channels: 6, hasKnownLayout: true, language: 'de' }
  const args = writeFfmpegArguments(plan({ otherAudio: [german] }), paths)
  expect(graphOf(args)).toMatch(/\[0:1\][^;]*\[a128\];\[0:4\][^;]*\[a128-2\]$/)
  expect(listOutputFolders(plan({ otherAudio: [german] }))).toContain('a128-2')
  expect(graphOf(writeFfmpegArguments(plan({ otherAudio: [german], video: null }), paths))).not.toContain('[0:4]')
})

test('a text track is read out behind the same guards', () => {
  const args = writeSubtitleArguments('source', 5)
  expect(valuesOf(args.slice(0, args.indexOf('-i')), '-protocol_whitelist')).toEqual(['file'])
  expect(valuesOf(args, '-map')).toEqual(['0:5'])
})
