import { createRandom } from '#scripts/demo/random.ts'
import { surf } from '#scripts/demo/sound/drums.ts'
import { bell } from '#scripts/demo/sound/keys.ts'
import { createMix, createStereo, finishMix, sampleRate, type Mix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { pluck } from '#scripts/demo/sound/strings.ts'

const seconds = 40
const secondsPerBeat = 0.5
const secondsPerBar = 1.5
// A slow waltz in G, from the window next door. The cuts of the film fall at 11, 21 and 31 seconds.
const shapes = [
  'G2 D3 G3 B3 D4', 'E2 B2 G3 B3 E4', 'C3 G3 C4 E4 G4', 'D3 A3 C4 F#4 A4',
  'G2 D3 B3 D4 F#4', 'E2 B2 G3 D4 E4', 'A2 E3 C4 E4 G4', 'D3 A3 C4 E4 F#4',
  'C3 G3 B3 E4 G4', 'B2 F#3 A3 D4 F#4', 'A2 E3 G3 C4 E4', 'D3 A3 C4 F#4 A4',
] as const // prettier-ignore
const tune = melody(
  `D5/2 B4/1 E5/2 B4/1 G5/1.5 F#5/.5 E5/1 D5/3
   r/1 E5/1 G5/1 F#5/2 D5/1 C5/1.5 D5/.5 E5/1 A4/3
   G5/2 D5/1 E5/2 B4/1 E5/1 C5/1 G4/1 A4/1 C5/1 F#5/1
   G5/2 D5/1 B4/2 E5/1 C5/1 B4/1 A4/1 F#4/3 G4/1 C5/1 E5/1 D5/3`,
)

/** 40 s of two nylon guitars, leaves and washing by day, crickets and one far bell after dark. */
export function composeBalconyReel(): Stereo {
  const mix = createMix(seconds)
  for (let bar = 0; bar < 22; bar++) accompany(mix, bar)
  for (const { hertz, atBeat, beats } of tune) {
    if (hertz === null) continue
    const place = { at: 7.5 + atBeat * secondsPerBeat + (atBeat % 2) * 0.012, room: 0.4 }
    const sound = pluck({ hertz, seconds: beats * secondsPerBeat + 1.4, brightness: 0.5, seed: Math.round(atBeat) })
    mix.add(sound, { ...place, gain: 0.95, pan: 0.35 })
    // From the sunset on a second player follows an octave below.
    if (place.at > 21) mix.add(pluck({ hertz: hertz / 2, seconds: 1.4, brightness: 0.4 }), { ...place, gain: 0.4 })
  }
  chord('G2 D3 B3 D4 G4 B4').forEach((hertz, string) => {
    const sound = pluck({ hertz, seconds: 4, brightness: 0.4, seed: string })
    mix.add(sound, { at: 35.2 + string * 0.11, gain: 0.6, pan: -0.3 + string * 0.12, room: 0.5 })
  })
  for (const at of [25.5, 28.5, 31.5]) {
    mix.add(bell({ hertz: pitch('D5'), seconds: 5, force: 0.3 }), { at, gain: 0.2, pan: -0.7, room: 1 })
  }
  mix.addStereo(air(), { at: 0, gain: 0.8, room: 0.05 })
  mix.addStereo(crickets(29, 41), { at: 0, gain: 0.16, room: 0.2 })
  return finishMix(mix, { roomSeconds: 1.4, fadeIn: 1.2, fadeOut: 2.6, loudness: 0.11 })
}

/** Bass, then the upper strings, rolled a little by the thumb. */
function accompany(mix: Mix, bar: number): void {
  const [low = 0, ...upper] = chord(shapes[bar % shapes.length] ?? shapes[0])
  const at = 1.5 + bar * secondsPerBar
  const force = bar < 4 ? 0.7 + bar * 0.075 : 1
  const bass = pluck({ hertz: low, seconds: 1.9, brightness: 0.25, seed: bar })
  mix.add(bass, { at, gain: 0.85 * force, pan: -0.1, room: 0.2 })
  for (const beat of [1, 2])
    upper.forEach((hertz, string) => {
      const sound = pluck({ hertz, seconds: 1.1, brightness: 0.35, seed: bar + string * 5 + beat })
      const roll = string * (beat === 1 ? 0.022 : 0.012)
      mix.add(sound, { at: at + beat * secondsPerBeat + roll, gain: 0.3 * force, pan: -0.45 + string * 0.1, room: 0.3 })
    })
}

/** Leaves stir throughout; while the washing is seen, gusts take hold of it. */
function air(): Stereo {
  return surf(61, seconds, (at) => {
    const breeze = 0.5 + 0.5 * Math.sin(at * 0.8 + Math.sin(at * 0.33) * 1.7)
    const isWashing = at > 10.5 && at < 21
    const gust = isWashing ? Math.max(0, Math.sin(at * 2.1)) ** 3 * (0.7 + 0.3 * Math.sin(at * 17)) : 0
    const night = Math.min(1, Math.max(0, 32 - at) / 4)
    return {
      hertz: 900 + 1_900 * breeze + 1_400 * gust,
      level: (0.018 + 0.04 * breeze) * (0.4 + 0.6 * night) + 0.12 * gust,
    }
  })
}

/** Two crickets that do not agree, one in each ear: three short strokes of the wing, then a rest. */
function crickets(from: number, to: number): Stereo {
  const out = createStereo(seconds)
  ;[out.left, out.right].forEach((channel, side) => {
    const random = createRandom(5 + side)
    const hertz = 4_150 + side * 310
    for (let at = from + side * 0.4; at < to; at += 0.72 + random() * 0.5) {
      for (let stroke = 0; stroke < 3; stroke++)
        chirp(channel, at + stroke * 0.055, hertz, Math.min(1, (at - from) / 3))
    }
  })
  return out
}

function chirp(channel: Float32Array, at: number, hertz: number, level: number): void {
  const first = Math.round(at * sampleRate)
  const length = Math.round(0.038 * sampleRate)
  for (let index = 0; index < length && first + index < channel.length; index++) {
    const swell = Math.sin((Math.PI * index) / length) ** 2
    channel[first + index]! += level * swell * Math.sin((2 * Math.PI * hertz * index) / sampleRate)
  }
}
