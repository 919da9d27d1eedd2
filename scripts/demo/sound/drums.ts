import { createRandom } from '#scripts/demo/random.ts'
import { createStereo, sampleRate, type Stereo } from './mix.ts'
import { sweep } from './pads.ts'

function noise(seconds: number, seed: number, levelAt: (at: number) => number): Float32Array {
  const random = createRandom(seed)
  const out = new Float32Array(Math.round(seconds * sampleRate))
  for (let index = 0; index < out.length; index++) out[index] = (random() * 2 - 1) * levelAt(index / sampleRate)
  return out
}

/** Takes away what a low-pass at `hertz` would keep. */
function thin(sound: Float32Array, hertz: number): Float32Array {
  const low = sound.slice()
  sweep(low, () => hertz, 0.1)
  for (let index = 0; index < sound.length; index++) sound[index]! -= low[index]!
  return sound
}

/** A soft bass drum: a falling pitch with the knock of the beater. */
export function kick(depth = 1): Float32Array {
  const out = noise(0.4, 11, (at) => 0.22 * Math.exp(-at * 260))
  let phase = 0
  for (let index = 0; index < out.length; index++) {
    const at = index / sampleRate
    phase += (46 + 95 * Math.exp(-at * 34)) / sampleRate
    const body = Math.sin(2 * Math.PI * phase)
    out[index]! += Math.tanh(1.6 * body) * 0.72 * depth * Math.exp(-at * 10)
  }
  return out
}

/** A wire brush dragged over a snare; the seed picks the stroke. */
export function brush(seed: number, seconds = 0.26): Float32Array {
  const rise = seconds * 0.3
  const stroke = noise(seconds, seed, (at) => (at < rise ? at / rise : Math.exp(-(at - rise) * 14)) * 0.34)
  sweep(stroke, (at) => 3_200 + 4_200 * Math.min(1, at / rise), 0.2)
  return thin(stroke, 500)
}

/** A closed cymbal or a shaker, by length. */
export function hat(seed: number, seconds = 0.07): Float32Array {
  return thin(
    noise(seconds, seed, (at) => 0.3 * Math.exp(-at * (4.2 / seconds)) * Math.min(1, at / 0.002)),
    6_500,
  )
}

/** A rim or a wood block: two short resonances and a click. */
export function rim(hertz = 820): Float32Array {
  const out = noise(0.12, 23, (at) => 0.2 * Math.exp(-at * 320))
  for (let index = 0; index < out.length; index++) {
    const at = index / sampleRate
    out[index]! +=
      0.34 * Math.exp(-at * 60) * (Math.sin(2 * Math.PI * hertz * at) + 0.6 * Math.sin(2 * Math.PI * hertz * 1.62 * at))
  }
  return out
}

/** Distant thunder: filtered noise that rolls in three waves. */
export function thunder(seed: number, seconds = 4): Stereo {
  const out = createStereo(seconds)
  const roll = (at: number) =>
    Math.exp(-at * 1.1) * (0.6 + 0.4 * Math.sin(at * 9 + seed)) + 0.7 * Math.exp(-(((at - 0.9) * 3) ** 2))
  out.left.set(noise(seconds, seed, roll))
  out.right.set(noise(seconds, seed + 1, roll))
  for (const channel of [out.left, out.right]) {
    sweep(channel, (at) => 70 + 420 * Math.exp(-at * 2.4), 0.2)
    for (let index = 0; index < channel.length; index++)
      channel[index]! *= 2.2 * Math.min(1, (seconds - index / sampleRate) / 0.8)
  }
  return out
}

/** Air or water: noise through a low-pass whose corner and level are given over time, apart in each ear. */
export function surf(seed: number, seconds: number, shapeAt: (at: number) => { hertz: number; level: number }): Stereo {
  const out = createStereo(seconds)
  ;[out.left, out.right].forEach((channel, side) => {
    const lag = side * 0.35
    channel.set(noise(seconds, seed + side, (at) => shapeAt(at + lag).level))
    sweep(channel, (at) => shapeAt(at + lag).hertz, 0.15)
  })
  return out
}
