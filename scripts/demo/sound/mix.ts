import { applyReverb } from './reverb.ts'

/** Samples a second, everywhere in the demo's sound. */
export const sampleRate = 48_000

/** Two channels of equal length, nominally within ±1. */
export type Stereo = { left: Float32Array; right: Float32Array }

/** Where a sound sits: start in seconds, gain as a factor, pan from −1 (left) to 1, share sent to the room from 0 to 1. */
export type Placement = { at: number; gain?: number; pan?: number; room?: number }

/** A sum of sounds, dry and for the room, that `finish` turns into a record. */
export type Mix = {
  seconds: number
  /** Adds a mono sound by equal-power panning. What lies before 0 or after the end is dropped. */
  add(sound: Float32Array, placement: Placement): void
  /** Adds a sound that is stereo already. */
  addStereo(sound: Stereo, placement: Omit<Placement, 'pan'>): void
  dry: Stereo
  wet: Stereo
}

/** Silence of a length in seconds. */
export function createStereo(seconds: number): Stereo {
  const length = Math.round(seconds * sampleRate)
  return { left: new Float32Array(length), right: new Float32Array(length) }
}

/** An empty mix of a length in seconds. */
export function createMix(seconds: number): Mix {
  const dry = createStereo(seconds)
  const wet = createStereo(seconds)

  function pour(from: Float32Array, into: Float32Array, start: number, gain: number): void {
    if (gain === 0) return
    const first = Math.max(0, -start)
    const last = Math.min(from.length, into.length - start)
    for (let index = first; index < last; index++) into[start + index]! += from[index]! * gain
  }

  return {
    seconds,
    dry,
    wet,
    add(sound, { at, gain = 1, pan = 0, room = 0.3 }) {
      const start = Math.round(at * sampleRate)
      const angle = ((pan + 1) * Math.PI) / 4
      const [toLeft, toRight] = [Math.cos(angle) * gain, Math.sin(angle) * gain]
      pour(sound, dry.left, start, toLeft)
      pour(sound, dry.right, start, toRight)
      pour(sound, wet.left, start, toLeft * room)
      pour(sound, wet.right, start, toRight * room)
    },
    addStereo(sound, { at, gain = 1, room = 0.3 }) {
      const start = Math.round(at * sampleRate)
      pour(sound.left, dry.left, start, gain)
      pour(sound.right, dry.right, start, gain)
      pour(sound.left, wet.left, start, gain * room)
      pour(sound.right, wet.right, start, gain * room)
    },
  }
}

/** How a mix becomes a record. Times in seconds. */
export type Finish = { roomSeconds: number; fadeIn: number; fadeOut: number; loudness?: number }

/** Adds the room, brings the piece to one loudness, limits to −1 dBFS and fades both ends. */
export function finishMix(mix: Mix, { roomSeconds, fadeIn, fadeOut, loudness = 0.13 }: Finish): Stereo {
  const room = applyReverb(mix.wet, roomSeconds)
  const { left, right } = mix.dry
  for (let index = 0; index < left.length; index++) {
    left[index]! += room.left[index]!
    right[index]! += room.right[index]!
  }
  removeRumble(left)
  removeRumble(right)
  raiseTo(mix.dry, loudness)
  limit(mix.dry, 0.89)
  fade(mix.dry, fadeIn, fadeOut)
  return mix.dry
}

/** First-order high-pass at about 25 Hz: no offset, no subsonic wander. */
function removeRumble(channel: Float32Array): void {
  const keep = 1 - (2 * Math.PI * 25) / sampleRate
  let [before, out] = [0, 0]
  for (let index = 0; index < channel.length; index++) {
    const now = channel[index]!
    out = keep * (out + now - before)
    before = now
    channel[index] = out
  }
}

function raiseTo({ left, right }: Stereo, loudness: number): void {
  let power = 0
  for (let index = 0; index < left.length; index++) power += left[index]! ** 2 + right[index]! ** 2
  const rms = Math.sqrt(power / (2 * left.length))
  if (rms === 0) return
  const gain = loudness / rms
  for (let index = 0; index < left.length; index++) {
    left[index]! *= gain
    right[index]! *= gain
  }
}

/** Look-ahead limiter: the gain comes down over 4 ms before a peak and returns over about 200 ms. */
function limit({ left, right }: Stereo, ceiling: number): void {
  const ahead = Math.round(sampleRate * 0.004)
  const recover = 1 / (sampleRate * 0.2)
  const length = left.length
  const gains = new Float32Array(length)
  for (let index = 0; index < length; index++) {
    gains[index] = Math.min(1, ceiling / Math.max(ceiling, Math.abs(left[index]!), Math.abs(right[index]!)))
  }
  for (let index = length - 2; index >= 0; index--)
    gains[index] = Math.min(gains[index]!, gains[index + 1]! + 1 / ahead)
  let gain = 1
  for (let index = 0; index < length; index++) {
    gain = Math.min(gains[index]!, gain + recover)
    left[index]! *= gain
    right[index]! *= gain
  }
}

function fade({ left, right }: Stereo, fadeIn: number, fadeOut: number): void {
  const length = left.length
  const [rise, fall] = [fadeIn * sampleRate, fadeOut * sampleRate]
  for (let index = 0; index < length; index++) {
    const level = Math.min(1, index / rise, (length - 1 - index) / fall)
    if (level >= 1) continue
    const gain = Math.sin((level * Math.PI) / 2) ** 2
    left[index]! *= gain
    right[index]! *= gain
  }
}
