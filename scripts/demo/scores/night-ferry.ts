import { bell, feltPiano } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { pad, sweep } from '#scripts/demo/sound/pads.ts'
import { surf } from '#scripts/demo/sound/drums.ts'

const secondsPerBar = 6
const bars = [
  { pad: 'D3 A3 C4 E4', bass: 'D2' },
  { pad: 'Bb2 F3 A3 D4', bass: 'Bb1' },
  { pad: 'F3 A3 C4 G4', bass: 'F2' },
  { pad: 'E3 G3 C4 D4', bass: 'C2' },
  { pad: 'G3 Bb3 D4 A4', bass: 'G1' },
  { pad: 'Bb2 F3 A3 C4', bass: 'Bb1' },
  { pad: 'A2 E3 G3 D4', bass: 'A1' },
  { pad: 'D3 A3 C#4 F#4', bass: 'D2' },
]
// One beat is a second. The phrase waits for the second chord, as the boat leaves the wall.
const tune = melody(
  `r/6 A4/1.5 D5/1 E5/1 F5/2.5 E5/1 C5/1 A4/1 G4/3 r/1 E4/1 G4/1 A4/1 C5/1 D5/2 r/1
   D5/1 F5/1 A5/1.5 G5/.5 F5/1 D5/1 C5/1.5 D5/1 A4/2 r/1 G4/1 A4/1 D5/1 E5/2 r/.5 F#5/2 A5/3`,
)

/** 48 s in D minor that ends in major: pad, felt piano, a ship's horn, water. */
export function composeNightFerry(): Stereo {
  const mix = createMix(48)
  bars.forEach((bar, index) => {
    const at = index * secondsPerBar
    const openHertz = index === 7 ? 2_800 : 1_250 + index * 90
    mix.addStereo(pad({ hertz: chord(bar.pad), seconds: 8.4, openHertz, seed: index }), {
      at: at - 0.8,
      gain: 0.85,
      room: 0.5,
    })
    mix.add(feltPiano({ hertz: pitch(bar.bass), seconds: 6.5, force: 0.35 }), {
      at,
      gain: 0.75,
      pan: -0.12,
      room: 0.25,
    })
    chord(bar.pad).forEach((hertz, voice) => {
      const sound = feltPiano({ hertz, seconds: 4, force: 0.2 })
      mix.add(sound, { at: at + 1.5 + voice * 0.75, gain: 0.3, pan: -0.3 + voice * 0.12, room: 0.5 })
    })
  })
  tune.forEach(({ hertz, atBeat, beats }, index) => {
    if (hertz === null) return
    const late = (index % 3) * 0.018
    mix.add(feltPiano({ hertz, seconds: beats + 2.4, force: 0.5 }), {
      at: atBeat + late,
      gain: 0.62,
      pan: 0.14,
      room: 0.55,
    })
  })
  for (const [at, name] of [
    [30, 'A5'],
    [33, 'D6'],
    [36, 'E6'],
    [42, 'F#6'],
    [44, 'A6'],
  ] as const) {
    mix.add(bell({ hertz: pitch(name), seconds: 5 }), { at, gain: 0.16, pan: 0.5, room: 0.9 })
  }
  const horn = pad({
    hertz: chord('D2 F2'),
    seconds: 3.4,
    attack: 0.35,
    release: 0.9,
    closedHertz: 130,
    openHertz: 460,
  })
  mix.addStereo(horn, { at: 2.2, gain: 1.7, room: 0.9 })
  mix.addStereo(water(), { at: 0, gain: 0.5, room: 0.1 })
  return finishMix(mix, { roomSeconds: 3.6, fadeIn: 0.8, fadeOut: 3.5 })
}

function water(): Stereo {
  const swell = (at: number) => 0.5 + 0.5 * Math.sin(at * 0.9 + Math.sin(at * 0.37) * 1.4)
  const sound = surf(5, 48, (at) => ({ hertz: 260 + 700 * swell(at), level: 0.12 + 0.14 * swell(at) }))
  for (const channel of [sound.left, sound.right]) sweep(channel, () => 1_800, 0)
  return sound
}
