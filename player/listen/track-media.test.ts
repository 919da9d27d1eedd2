import { expect, test } from 'vitest'
import { measureSound } from './track-media.ts'

const aac = { timescale: 48_000, primingSamples: 1_024 }
const listed = (samples: number) => samples / 48_000

test.each([
  ['whole frames are whole', 1_024 * 100, 1_024 * 99],
  ['a last frame that is mostly sound is kept to its last sample', 1_024 * 100 + 700, 1_024 * 99 + 700],
  ['a last frame that is mostly silence is left out', 1_024 * 100 + 497, 1_024 * 99],
])('%s', (_label, samples, sound) => {
  expect(measureSound(listed(samples), aac)).toBe(listed(sound))
})

test('playlists round to a microsecond, which is less than a sample', () => {
  expect(measureSound(Number(listed(1_024 * 100 + 700).toFixed(6)), aac)).toBe(listed(1_024 * 99 + 700))
})

test('without a clock of the track, what the playlist says stands', () => {
  expect(measureSound(3.25, { timescale: 0, primingSamples: 0 })).toBe(3.25)
})
