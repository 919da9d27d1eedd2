import { expect, test } from 'vitest'
import { parseProbe } from './parse-probe.ts'

const video = {
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  width: 1280,
  height: 720,
  r_frame_rate: '25/1',
  avg_frame_rate: '25/1',
  duration: '10.0',
  disposition: { default: 1, attached_pic: 0 },
}
const audio = {
  index: 1,
  codec_type: 'audio',
  codec_name: 'aac',
  channels: 2,
  channel_layout: 'stereo',
  duration: '9.5',
}
const format = { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '10.5' }
const megabyte = 1_000_000

const parse = (streams: object[], change: object = {}, size = megabyte) =>
  parseProbe({ format: { ...format, ...change }, streams }, size)

function factsOf(...input: Parameters<typeof parse>) {
  const parsed = parse(...input)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

test('a film is what its picture and sound say, not what its container claims', () => {
  expect(factsOf([video, audio])).toMatchObject({
    durationSeconds: 10,
    isDurationStated: true,
    video: { displayWidth: 1280, displayHeight: 720, isVariableRate: false, rotationDegrees: 0 },
    audio: { streamIndex: 1, channels: 2, hasKnownLayout: true },
    coverStreamIndex: null,
  })
})

test.each([
  ['a display matrix', { side_data_list: [{ side_data_type: 'Display Matrix', rotation: -90 }] }, 90],
  ['the same the other way', { side_data_list: [{ rotation: 90 }] }, 270],
  ['the old tag', { tags: { rotate: '270' } }, 270],
])('%s turns width and height', (_label, change, rotationDegrees) => {
  expect(factsOf([{ ...video, ...change }]).video).toMatchObject({
    displayWidth: 720,
    displayHeight: 1280,
    rotationDegrees,
  })
})

test.each([
  ['wide samples', '16:11', 720, 576, 1047, 576],
  ['narrow samples', '2:3', 720, 480, 480, 480],
  ['a damaged ratio', '0:1', 720, 576, 720, 576],
  ['an absurd ratio', '1000:1', 720, 576, 720, 576],
])(
  '%s give the shape that a viewer sees',
  (_label, sample_aspect_ratio, width, height, displayWidth, displayHeight) => {
    expect(factsOf([{ ...video, width, height, sample_aspect_ratio }]).video).toMatchObject({
      displayWidth,
      displayHeight,
    })
  },
)

test('cover art is no film, and the stream marked as default wins', () => {
  const cover = { ...video, index: 2, disposition: { attached_pic: 1 } }
  expect(factsOf([audio, cover])).toMatchObject({ video: null, coverStreamIndex: 2 })
  const second = { ...audio, index: 3, disposition: { default: 1 } }
  expect(factsOf([video, audio, second]).audio?.streamIndex).toBe(3)
})

test('a rate that varies is told from one that does not', () => {
  expect(factsOf([{ ...video, r_frame_rate: '90000/1', avg_frame_rate: '2997/100' }]).video?.isVariableRate).toBe(true)
  expect(factsOf([{ ...video, r_frame_rate: '30000/1001', avg_frame_rate: '2997/100' }]).video?.isVariableRate).toBe(
    false,
  )
  expect(factsOf([{ ...video, avg_frame_rate: '0/0' }]).video).toMatchObject({
    frameRate: { numerator: 25 },
    isVariableRate: true,
  })
})

test('a browser recording without a duration is taken, its end unknown', () => {
  const { duration: _, ...endless } = video
  expect(factsOf([endless], { duration: undefined, format_name: 'matroska,webm' }).durationSeconds).toBeNull()
})

test.each([
  ['nothing', {}, 'UNREADABLE'],
  ['no streams', { format, streams: [] }, 'NOTHING_TO_PLAY'],
  ['subtitles alone', { format, streams: [{ index: 0, codec_type: 'subtitle' }] }, 'NOTHING_TO_PLAY'],
  ['no size', { format, streams: [{ ...video, width: 0 }] }, 'UNREADABLE'],
  ['one column of pixels', { format, streams: [{ ...video, width: 1, height: 65_535 }] }, 'PICTURE_TOO_LARGE'],
  ['too many pixels', { format, streams: [{ ...video, width: 8_192, height: 8_192 }] }, 'PICTURE_TOO_LARGE'],
  ['a few pixels', { format, streams: [{ ...video, width: 2, height: 2 }] }, 'PICTURE_TOO_SMALL'],
  ['a day', { format, streams: [{ ...video, duration: '86400' }] }, 'TOO_LONG'],
  ['ten hours in a megabyte', { format, streams: [{ ...video, duration: '36000' }] }, 'DURATION_IMPLAUSIBLE'],
])('%s is refused', (_label, probe, error) => {
  expect(parseProbe(probe, megabyte)).toEqual({ ok: false, error })
  expect(parseProbe({ format, streams: [video] }, megabyte).ok).toBe(true)
})
