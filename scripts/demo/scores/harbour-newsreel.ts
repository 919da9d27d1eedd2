import { createRandom } from '#scripts/demo/random.ts'
import { feltPiano } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, sampleRate, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { sweep } from '#scripts/demo/sound/pads.ts'

const secondsPerBeat = 0.3
// A stride in F: the left hand leaps from bass to chord, two beats a bar.
const bars = [
  ['F2', 'A3 C4 F4'], ['F2', 'A3 C4 F4'], ['D2', 'A3 C4 F#4'], ['D2', 'A3 C4 F#4'],
  ['G2', 'Bb3 D4 F4'], ['C2', 'Bb3 E4 G4'], ['F2', 'A3 C4 F4'], ['C2', 'Bb3 E4 G4'],
] as const // prettier-ignore
const strainA = `C5/.5 D5/.5 F5/1 A5/.5 G5/.5 F5/1 C5/.5 D5/.5 F5/.5 A5/.5 F#5/1 D5/1 A4/.5 C5/.5 D5/1
  F5/.5 D5/.5 Bb4/1 D5/.5 E5/.5 G5/1 F5/.5 A5/.5 C6/1 Bb5/.5 G5/.5 E5/1`
const strainB = `A5/.5 C6/.5 A5/.5 F5/.5 A5/1 C5/1 C6/.5 A5/.5 F#5/.5 D5/.5 F#5/1 A5/1
  Bb5/.5 A5/.5 G5/.5 F5/.5 E5/.5 F5/.5 G5/1 A5/.5 F5/.5 C5/.5 E5/.5 F5/2`

/** 42 s of cinema piano, as a worn optical track gives it back: no lows, no highs, dust, a little flutter. */
export function composeHarbourNewsreel(): Stereo {
  const mix = createMix(42)
  let at = 0.6
  for (const strain of [strainA, strainB, strainA, strainB]) {
    melody(strain).forEach(({ hertz, atBeat, beats }, index) => {
      if (hertz === null || at + atBeat * secondsPerBeat > 39.2) return
      const swing = atBeat % 1 === 0 ? 0 : 0.045
      const place = { at: at + atBeat * secondsPerBeat + swing, pan: 0.25, room: 0.3 }
      mix.add(feltPiano({ hertz, seconds: beats * 0.3 + 0.5, force: 0.95 }), { ...place, gain: 0.62 })
      if (index % 4 === 0) mix.add(feltPiano({ hertz: hertz / 2, seconds: 0.6, force: 0.8 }), { ...place, gain: 0.35 })
    })
    bars.forEach(([low, high], bar) => {
      const barAt = at + bar * 4 * secondsPerBeat
      for (const half of [0, 2]) {
        const beatAt = barAt + half * secondsPerBeat
        if (beatAt > 39.2) continue
        mix.add(feltPiano({ hertz: pitch(low) * (half ? 1.5 : 1) * 2, seconds: 0.5, force: 0.9 }), {
          at: beatAt,
          gain: 0.6,
          pan: -0.3,
        })
        for (const hertz of chord(high))
          mix.add(feltPiano({ hertz, seconds: 0.35, force: 0.7 }), {
            at: beatAt + secondsPerBeat,
            gain: 0.28,
            pan: -0.2,
          })
      }
    })
    at += bars.length * 4 * secondsPerBeat
  }
  for (const hertz of chord('F3 C4 F4 A4 C5 F5'))
    mix.add(feltPiano({ hertz, seconds: 2.6, force: 0.9 }), { at: 39.6, gain: 0.45, room: 0.4 })
  wearOut(mix.dry)
  return finishMix(mix, { roomSeconds: 0.7, fadeIn: 0.3, fadeOut: 0.8, loudness: 0.12 })
}

function wearOut(sound: Stereo): void {
  const random = createRandom(1931)
  for (const channel of [sound.left, sound.right]) {
    const clean = channel.slice()
    for (let index = 0; index < channel.length; index++) {
      const seconds = index / sampleRate
      const shift = 60 + 34 * Math.sin(seconds * 5.2) + 16 * Math.sin(seconds * 13)
      const from = index - shift
      const whole = Math.floor(from)
      const part = from - whole
      channel[index] = (clean[whole] ?? 0) * (1 - part) + (clean[whole + 1] ?? 0) * part
    }
    const low = channel.slice()
    sweep(low, () => 230, 0)
    for (let index = 0; index < channel.length; index++)
      channel[index] = Math.tanh((channel[index]! - low[index]!) * 1.8)
    for (let index = 0; index < channel.length; index++) {
      if (random() < 0.00022)
        for (let tick = 0; tick < 28 && index + tick < channel.length; tick++)
          channel[index + tick]! += (random() - 0.5) * 0.5 * Math.exp(-tick / 8)
      channel[index]! += (random() - 0.5) * 0.012
    }
    sweep(channel, () => 4_400, 0.1)
  }
}
