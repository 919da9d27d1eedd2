import { expect, test } from 'vitest'
import { createMix, finishMix, sampleRate } from './mix.ts'
import { melody, pitch } from './notes.ts'
import { feltPiano } from './keys.ts'
import { pad } from './pads.ts'
import { pluck } from './strings.ts'
import { writeWav } from './wav.ts'

function playSample() {
  const mix = createMix(1.5)
  mix.add(pluck({ hertz: pitch('A3'), seconds: 1.2, seed: 3 }), { at: 0, gain: 4, pan: -0.5 })
  mix.add(feltPiano({ hertz: pitch('E4'), seconds: 1.2 }), { at: 0.2, gain: 4, pan: 0.6 })
  mix.addStereo(pad({ hertz: [pitch('A2'), pitch('C4')], seconds: 1.4, attack: 0.2, release: 0.4 }), { at: 0 })
  return finishMix(mix, { roomSeconds: 1, fadeIn: 0.01, fadeOut: 0.2, loudness: 0.5 })
}

/** The frequency near `hertz`, within 3 %, that a sound holds most of. */
function strongestNear(sound: Float32Array, hertz: number): number {
  let best = { hertz: 0, power: -1 }
  for (let cents = -50; cents <= 50; cents += 2) {
    const tried = hertz * 2 ** (cents / 1200)
    let [real, imaginary] = [0, 0]
    for (let index = 0; index < sound.length; index++) {
      const angle = (2 * Math.PI * tried * index) / sampleRate
      real += sound[index]! * Math.cos(angle)
      imaginary += sound[index]! * Math.sin(angle)
    }
    const power = real ** 2 + imaginary ** 2
    if (power > best.power) best = { hertz: tried, power }
  }
  return best.hertz
}

test('the same score gives the same bytes', () => {
  expect(writeWav(playSample()).equals(writeWav(playSample()))).toBe(true)
})

test('a mix driven far too loud stays below full scale and is not silent', () => {
  const { left, right } = playSample()
  const peak = Math.max(
    ...[left, right].map((channel) => channel.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0)),
  )
  expect(peak).toBeLessThanOrEqual(0.9)
  expect(peak).toBeGreaterThan(0.5)
})

test('left and right differ', () => {
  const { left, right } = playSample()
  const [difference, sum] = left.reduce(
    ([apart, both], sample, index) => [apart + (sample - right[index]!) ** 2, both + sample ** 2],
    [0, 0],
  )
  expect(difference! / sum!).toBeGreaterThan(0.05)
})

test('a WAV header states 48 kHz, two channels, 16 bit and its true length', () => {
  const file = writeWav(playSample())
  expect([file.readUInt16LE(22), file.readUInt32LE(24), file.readUInt16LE(34)]).toEqual([2, 48_000, 16])
  expect(file.readUInt32LE(40)).toBe(file.length - 44)
  expect(file.length - 44).toBe(1.5 * 48_000 * 4)
})

test('pitches follow equal temperament', () => {
  expect(pitch('A4')).toBe(440)
  expect(pitch('C4')).toBeCloseTo(261.626, 2)
  expect(pitch('Bb3')).toBe(pitch('A#3'))
  expect(() => pitch('H4')).toThrow('Not a note')
})

test('a melody lays its notes end to end and keeps rests', () => {
  expect(melody('A4/1 r/.5 A5/2', 4)).toEqual([
    { hertz: 440, atBeat: 4, beats: 1 },
    { hertz: null, atBeat: 5, beats: 0.5 },
    { hertz: 880, atBeat: 5.5, beats: 2 },
  ])
})

test.each(['E2', 'A3', 'E5'])('a string plucked at %s is in tune within 8 cents', (name) => {
  const wanted = pitch(name)
  const heard = strongestNear(pluck({ hertz: wanted, seconds: 0.8 }).subarray(4_800), wanted)
  expect(Math.abs(1200 * Math.log2(heard / wanted))).toBeLessThanOrEqual(8)
})
