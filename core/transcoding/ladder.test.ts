import { expect, test } from 'vitest'
import { planLadder } from './ladder.ts'
import type { SourceFacts, VideoFacts } from './source-facts.ts'

const audio = { streamIndex: 1, codec: 'aac', channels: 2, hasKnownLayout: true, language: null }

function facts(video: Partial<VideoFacts> | null, sound: SourceFacts['audio'] = audio): SourceFacts {
  const picture: VideoFacts = {
    streamIndex: 0,
    codec: 'h264',
    displayWidth: 1920,
    displayHeight: 1080,
    frameRate: { numerator: 25, denominator: 1 },
    isVariableRate: false,
    isInterlaced: false,
    rotationDegrees: 0,
    ...video,
  }
  return {
    container: 'mov',
    durationSeconds: 60,
    isDurationStated: true,
    sizeBytes: 1e7,
    video: video ? picture : null,
    audio: sound,
    coverStreamIndex: null,
    otherAudio: [],
    subtitles: [],
    chapters: [],
  }
}

test.each([
  ['full HD', 1920, 1080, ['426x240', '640x360', '854x480', '1280x720', '1920x1080']],
  ['an upright phone', 1080, 1920, ['240x426', '360x640', '480x854', '720x1280', '1080x1920']],
  ['cinema scope', 1920, 804, ['574x240', '860x360', '1146x480', '1720x720', '1920x804']],
  ['odd sides', 853, 481, ['426x240', '638x360', '852x480']],
  ['a size just above a rung', 1300, 731, ['426x240', '640x360', '854x480', '1280x720']],
  ['a size between rungs', 1066, 600, ['426x240', '640x360', '852x480', '1066x600']],
  ['a small one', 176, 144, ['176x144']],
  ['a small odd one', 99, 33, ['98x32']],
  ['a square', 480, 480, ['240x240', '360x360', '480x480']],
])('%s has its own ladder', (_label, displayWidth, displayHeight, sizes) => {
  const rungs = planLadder(facts({ displayWidth, displayHeight })).video?.rungs ?? []
  expect(rungs.map(({ width, height }) => `${width}x${height}`)).toEqual(sizes)
})

test('no rung is larger than its source, none is odd, and each differs from its shape by less than a row', () => {
  for (let width = 16; width <= 4000; width += 37) {
    for (const height of [16, 77, 240, 481, 721, 1081, 2160]) {
      for (const rung of planLadder(facts({ displayWidth: width, displayHeight: height })).video?.rungs ?? []) {
        expect(rung.width <= width && rung.height <= height, `${width}x${height}`).toBe(true)
        expect((rung.width % 2) + (rung.height % 2), `${width}x${height}`).toBe(0)
        const scale = Math.min(rung.width, rung.height) / Math.min(width, height)
        expect(Math.abs(rung.width - width * scale), `${width}x${height}`).toBeLessThanOrEqual(
          Math.max(2, 2 * (width / height)),
        )
      }
    }
  }
})

test.each([
  ['film', 24, 1, false, '24/1', 96],
  ['NTSC', 30_000, 1_001, false, '30000/1001', 120],
  ['a fast camera', 120, 1, false, '60/1', 240],
  ['a slow one', 10, 1, false, '10/1', 40],
  ['a phone that varies around 29', 29, 1, true, '30000/1001', 120],
  ['a screen recording at 7', 7, 1, true, '12/1', 48],
  ['a game recording at 144', 144, 1, true, '60000/1001', 240],
])(
  '%s: the rate is constant, a group of pictures lasts four seconds',
  (_label, numerator, denominator, isVariableRate, rate, group) => {
    const { video, segmentSeconds } = planLadder(facts({ frameRate: { numerator, denominator }, isVariableRate }))
    expect(`${video?.frameRate.numerator}/${video?.frameRate.denominator}`).toBe(rate)
    expect(video?.groupFrames).toBe(group)
    expect(segmentSeconds).toBeCloseTo(4, 1)
  },
)

test('the bit rate grows with the picture, and with more frames', () => {
  const at = (change: Partial<VideoFacts>) =>
    (planLadder(facts(change)).video?.rungs ?? []).map((rung) => rung.maximumKilobits)
  expect(at({})).toEqual([400, 790, 1280, 2540, 5010])
  expect(at({ frameRate: { numerator: 60, denominator: 1 } })[4]).toBe(7020)
})

test('sound beside a picture is one group, alone it is two qualities, and none is none', () => {
  expect(planLadder(facts({})).audio.map(({ name }) => name)).toEqual(['a128'])
  expect(planLadder(facts(null)).audio.map(({ name }) => name)).toEqual(['a192', 'a64'])
  expect(planLadder(facts({}, null)).audio).toEqual([])
})
