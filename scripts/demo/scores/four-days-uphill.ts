import { bell } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Mix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { bass, pad } from '#scripts/demo/sound/pads.ts'
import { pluck } from '#scripts/demo/sound/strings.ts'
import { hat, kick } from '#scripts/demo/sound/drums.ts'

const secondsPerBeat = 0.5
const secondsPerBar = 1.5
// Six bars in D; each day begins a tone higher than the one before, as the path does.
const shapes = [
  'D3 A3 D4 F#4 A4',
  'B2 F#3 D4 F#4 B4',
  'G2 D3 B3 D4 G4',
  'D3 A3 D4 F#4 A4',
  'E3 B3 E4 G4 B4',
  'A2 E3 C#4 E4 A4',
]
const picking = [0, 2, 3, 4, 3, 2]
const tunes = [
  `A4/2 B4/1 D5/3 B4/2 A4/1 F#4/3 G4/1 A4/1 B4/1 A4/3`,
  `F#5/2 E5/1 D5/2 B4/1 D5/2 E5/1 F#5/3 G5/1 F#5/1 E5/1 C#5/3`,
  `A5/1 F#5/1 D5/1 B4/3 D5/1 G5/1 B5/1 A5/3 G5/1 E5/1 B4/1 E5/3`,
  `D6/2 A5/1 B5/2 F#5/1 G5/1 A5/1 B5/1 A5/2 F#5/1 E5/1 F#5/1 G5/1 E5/3`,
]

/** 48 s in waltz time for two plucked guitars: four bars of approach, four days of six bars, four bars at the top. */
export function composeFourDaysUphill(): Stereo {
  const mix = createMix(48)
  ;['D3 A3 D4 F#4 A4', 'G2 D3 B3 D4 G4', 'D3 A3 D4 E4 A4', 'A2 E3 B3 D4 A4'].forEach((shape, bar) =>
    pick(mix, shape, bar * secondsPerBar, 1, 0.75),
  )
  for (let day = 0; day < 4; day++) playDay(mix, day, 6 + day * 9)
  const top = 2 ** (6 / 12)
  ;['D3 A3 D4 F#4 A4', 'G2 D3 B3 D4 G4', 'D3 A3 D4 F#4 A4'].forEach((shape, bar) =>
    pick(mix, shape, 42 + bar * secondsPerBar, top, 0.8),
  )
  chord('D3 A3 D4 F#4 A4 D5').forEach((hertz, string) => {
    const sound = pluck({ hertz: hertz * top, seconds: 4, brightness: 0.6, seed: string })
    mix.add(sound, { at: 46.5 - 1.5 + 0.06 * string, gain: 0.5, pan: -0.3 + string * 0.12, room: 0.5 })
  })
  return finishMix(mix, { roomSeconds: 1.9, fadeIn: 0.05, fadeOut: 2.4, loudness: 0.14 })
}

function playDay(mix: Mix, day: number, start: number): void {
  const up = 2 ** ((day * 2) / 12)
  shapes.forEach((shape, bar) => {
    const at = start + bar * secondsPerBar
    const strings = chord(shape)
    pick(mix, shape, at, up, 0.85 + 0.06 * day)
    mix.add(bass({ hertz: (strings[0]! * up) / 2, seconds: 1.3, bite: 0.3 }), { at, gain: 0.5, room: 0.1 })
    if (day >= 1) mix.add(kick(0.6), { at, gain: 0.32, room: 0.1 })
    if (day >= 1)
      for (const beat of [1, 2])
        mix.add(hat(bar * 3 + beat, 0.09), { at: at + beat * secondsPerBeat, gain: 0.16, pan: 0.4 })
    if (day >= 2 && bar % 2 === 0) {
      const sound = pad({
        hertz: strings.slice(1, 4).map((hertz) => hertz * up),
        seconds: 4,
        attack: 1,
        release: 1.4,
        seed: bar,
      })
      mix.addStereo(sound, { at, gain: 0.5, room: 0.4 })
    }
  })
  melody(tunes[day]!).forEach(({ hertz, atBeat, beats }, index) => {
    if (hertz === null) return
    const at = start + atBeat * secondsPerBeat + (index % 2) * 0.008
    mix.add(pluck({ hertz: hertz * up, seconds: beats * 0.5 + 1.2, brightness: 0.78, seed: index }), {
      at,
      gain: 0.8,
      pan: 0.28,
      room: 0.45,
    })
    if (day === 3) mix.add(bell({ hertz: hertz * up * 2, seconds: 2.5 }), { at, gain: 0.1, pan: -0.5, room: 0.8 })
  })
}

function pick(mix: Mix, shape: string, at: number, up: number, force: number): void {
  const strings = shape.split(' ').map(pitch)
  picking.forEach((string, step) => {
    const hertz = strings[string]! * up
    const gain = (step === 0 ? 0.62 : 0.4) * force
    const sound = pluck({ hertz, seconds: 2.1, brightness: 0.45 + 0.1 * (step % 2), seed: step + string * 7 })
    mix.add(sound, { at: at + step * 0.25 + (step % 2) * 0.012, gain, pan: -0.35 + 0.1 * string, room: 0.3 })
  })
}
