import { createRandom } from '#scripts/demo/random.ts'
import { createStereo, sampleRate, type Stereo } from './mix.ts'

/** A held chord. Times in seconds; `openHertz` is the filter's highest point, `closedHertz` where it starts and ends. */
export type Pad = {
  hertz: number[]
  seconds: number
  attack?: number
  release?: number
  closedHertz?: number
  openHertz?: number
  seed?: number
}

/** Strings of a sort: six detuned saws a note, spread from left to right, through a filter that opens and closes. */
export function pad({
  hertz,
  seconds,
  attack = 1.6,
  release = 2.2,
  closedHertz = 320,
  openHertz = 1_600,
  seed = 1,
}: Pad): Stereo {
  const random = createRandom(seed * 101 + hertz.length)
  const out = createStereo(seconds)
  const length = out.left.length
  for (const note of hertz) {
    for (let voice = 0; voice < 6; voice++) {
      const detuned = note * 2 ** (((voice - 2.5) * 3.4 + (random() - 0.5) * 3) / 1200)
      const step = detuned / sampleRate
      const pan = voice / 5
      const level = 0.05 / Math.sqrt(hertz.length)
      const [toLeft, toRight] = [Math.cos((pan * Math.PI) / 2) * level, Math.sin((pan * Math.PI) / 2) * level]
      let phase = random()
      for (let index = 0; index < length; index++) {
        phase += step
        if (phase >= 1) phase -= 1
        const saw = 2 * phase - 1 - smoothStep(phase, step)
        out.left[index]! += saw * toLeft
        out.right[index]! += saw * toRight
      }
    }
  }
  const envelope = (at: number) => Math.min(1, at / attack, Math.max(0, (seconds - at) / release))
  for (const channel of [out.left, out.right]) {
    sweep(channel, (at) => closedHertz + (openHertz - closedHertz) * envelope(at) ** 1.5)
    for (let index = 0; index < length; index++) {
      const level = envelope(index / sampleRate)
      channel[index]! *= level * level * (3 - 2 * level)
    }
  }
  return out
}

/** Rounds the jump of a saw over one sample each side (polyBLEP), which keeps it from whistling. */
export function smoothStep(phase: number, step: number): number {
  if (phase < step) {
    const near = phase / step
    return near + near - near * near - 1
  }
  if (phase > 1 - step) {
    const near = (phase - 1) / step
    return near * near + near + near + 1
  }
  return 0
}

/** State-variable low-pass, 12 dB an octave, in place; its corner in hertz follows `cornerAt(seconds)`, read every 32 samples. */
export function sweep(channel: Float32Array, cornerAt: (seconds: number) => number, resonance = 0.3): void {
  let [low, band, g] = [0, 0, 0]
  const damping = 2 * (1 - resonance)
  for (let index = 0; index < channel.length; index++) {
    if (index % 32 === 0) g = Math.tan((Math.PI * Math.min(16_000, cornerAt(index / sampleRate))) / sampleRate)
    const high = (channel[index]! - low - (damping + g) * band) / (1 + g * (damping + g))
    const nextBand = band + g * high
    const nextLow = low + g * nextBand
    band = nextBand + g * high
    low = nextLow + g * nextBand
    channel[index] = nextLow
  }
}

/** A round bass: saw and square an octave apart through a filter that closes as the note fades. */
export function bass({ hertz, seconds, bite = 0.5 }: { hertz: number; seconds: number; bite?: number }): Float32Array {
  const out = new Float32Array(Math.round(seconds * sampleRate))
  const step = hertz / sampleRate
  let [phase, lower] = [0, 0.1]
  for (let index = 0; index < out.length; index++) {
    phase = (phase + step) % 1
    lower = (lower + step * 0.999) % 1
    const saw = 2 * phase - 1 - smoothStep(phase, step)
    const square = lower < 0.5 ? 1 : -1
    const at = index / sampleRate
    const level = Math.min(1, at / 0.006) * Math.min(1, (seconds - at) / 0.05) * Math.exp(-at * 0.7)
    out[index] = (saw * 0.34 + square * 0.2) * level
  }
  sweep(out, (at) => 140 + hertz + 1_500 * bite * Math.exp(-at * 6), 0.25)
  return out
}
