import { expect, test } from 'vitest'
import { goodMiniatureScore, recogniseRaster, scoreMiniature, writeArtworkArguments } from './poster-arguments.ts'
import { parseProgressLine, toJobPercent } from './progress.ts'
import { planSeekStrip } from './seek-strip.ts'

test.each([
  ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'mjpeg'],
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'png'],
  ['WebP', [...Buffer.from('RIFF\0\0\0\0WEBP')], 'webp'],
])('%s is known by its first bytes and opened by its own demuxer', (_label, bytes, decoder) => {
  const raster = recogniseRaster(Uint8Array.from(bytes))
  expect(raster?.decoder).toBe(decoder)
  if (raster)
    expect(writeArtworkArguments('artwork', raster, 'poster.jpg')).toEqual(
      expect.arrayContaining(['-f', raster.demuxer]),
    )
})

test.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', 'RIFF0000WAVE', ''])(
  '%s is no picture for a poster',
  (text) => {
    expect(recogniseRaster(Buffer.from(text))).toBeNull()
  },
)

test('black and flat pictures are passed over for one with something to see', () => {
  const black = new Uint8Array(1024).fill(16)
  const flat = new Uint8Array(1024).fill(128)
  const scene = Uint8Array.from({ length: 1024 }, (_, index) => (index % 2 ? 40 : 200))
  expect(scoreMiniature(black)).toBe(0)
  expect(scoreMiniature(flat)).toBeLessThan(goodMiniatureScore)
  expect(scoreMiniature(scene)).toBeGreaterThan(goodMiniatureScore)
})

test('progress is read in seconds and becomes one percentage that never leaves its span', () => {
  expect(parseProgressLine('out_time_ms=2500000')).toBe(2.5)
  expect(parseProgressLine('out_time_ms=N/A')).toBeNull()
  expect(parseProgressLine('progress=end')).toBeNull()
  expect(toJobPercent('TRANSCODING', 0)).toBe(2)
  expect(toJobPercent('TRANSCODING', 0.5)).toBe(46)
  expect(toJobPercent('TRANSCODING', 7)).toBe(90)
  expect(toJobPercent('UPLOADING', Number.NaN)).toBe(92)
})

test('seek pictures keep the shape, and their number is bounded for any length', () => {
  expect(planSeekStrip({ displayWidth: 1920, displayHeight: 1080 }, 60)).toMatchObject({
    tileWidth: 176,
    tileHeight: 98,
    intervalSeconds: 1,
  })
  expect(planSeekStrip({ displayWidth: 1080, displayHeight: 1920 }, 5_400)).toMatchObject({
    tileHeight: 176,
    intervalSeconds: 20,
  })
  for (const seconds of [1, 600, 7_200, 43_200]) {
    const { intervalSeconds } = planSeekStrip({ displayWidth: 640, displayHeight: 360 }, seconds)
    expect(seconds / intervalSeconds).toBeLessThanOrEqual(720)
  }
})
