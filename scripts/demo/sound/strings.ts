import { createRandom } from '#scripts/demo/random.ts'
import { sampleRate } from './mix.ts'

/** `brightness` 0 to 1 is how much treble survives each pass; `seconds` the length kept. */
export type Pluck = { hertz: number; seconds: number; brightness?: number; seed?: number }

/**
 * A plucked string after Karplus and Strong: a burst of noise travels round a delay line as long as one period and
 * loses its treble at each pass. Fractional length by a first-order all-pass, so that it is in tune.
 */
export function pluck({ hertz, seconds, brightness = 0.5, seed = 1 }: Pluck): Float32Array {
  const random = createRandom(seed * 7919 + Math.round(hertz * 10))
  const period = sampleRate / hertz - 0.5
  const size = Math.floor(period)
  const fraction = period - size
  const tune = (1 - fraction) / (1 + fraction)
  const line = new Float32Array(size)
  let smooth = 0
  for (let index = 0; index < size; index++) {
    smooth += (random() * 2 - 1 - smooth) * (0.25 + 0.7 * brightness)
    line[index] = smooth
  }
  // Plucking near a quarter of the string removes every fourth partial: subtract the burst shifted by that much.
  const burst = line.slice()
  for (let index = 0; index < size; index++) line[index] = burst[index]! - 0.7 * burst[(index + (size >> 2)) % size]!

  const out = new Float32Array(Math.round(seconds * sampleRate))
  const loss = 10 ** (-3 / (hertz * (2.2 + 3.4 / Math.sqrt(hertz / 110))))
  const blend = 0.5 + 0.45 * brightness
  let [before, allpassIn, allpassOut, at] = [0, 0, 0, 0]
  for (let index = 0; index < out.length; index++) {
    const now = line[at]!
    const filtered = (blend * now + (1 - blend) * before) * loss
    before = now
    allpassOut = tune * filtered + allpassIn - tune * allpassOut
    allpassIn = filtered
    line[at] = allpassOut
    at = at + 1 === size ? 0 : at + 1
    out[index] = now * 0.6
  }
  return release(out, 0.04)
}

/** Fades the last `seconds` of a sound in place, so that a cut is never heard. */
export function release(sound: Float32Array, seconds: number): Float32Array {
  const tail = Math.min(sound.length, Math.round(seconds * sampleRate))
  for (let index = 0; index < tail; index++) sound[sound.length - 1 - index]! *= index / tail
  return sound
}
