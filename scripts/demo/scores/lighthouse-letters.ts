import { brush, surf } from '#scripts/demo/sound/drums.ts'
import { bell, feltPiano, mallet, type Struck } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Mix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { bass, pad } from '#scripts/demo/sound/pads.ts'
import { pluck } from '#scripts/demo/sound/strings.ts'

type Voice = (struck: Struck) => Float32Array

/** One episode's music: chords of five seconds each, a tune in seconds, and who plays it. */
type Piece = {
  seconds: number
  chords: [pad: string, bass: string][]
  tune: string
  voice: Voice
  /** Broken chords under the tune. */
  ripple: Voice
  /** Lowest and highest corner of the pad's filter, in hertz. */
  air: [closed: number, open: number]
  waves: number
  roomSeconds: number
}

const chordSeconds = 5
/** The title sequence stands at the same place in every episode, and so does its theme. */
const themeAt = 8
const theme = melody('D5/.5 A5/.5 G5/.25 F#5/.25 D5/.5 E5/.5 F#5/1 A4/.5 D5/1.5')

const guitar: Voice = ({ hertz, seconds, force = 0.6 }) => pluck({ hertz, seconds, brightness: 0.3 + 0.4 * force })

/** Season 1, episode 1: piano over a plucked figure, D major, 44 s. */
export function composeFirstLetter(): Stereo {
  return compose({
    seconds: 44,
    chords: [
      ['D3 F#3 A3 E4', 'D2'],
      ['B2 F#3 A3 D4', 'B1'],
      ['D3 F#3 A3 D4', 'D2'],
      ['G2 D3 B3 F#4', 'G1'],
      ['E3 G3 B3 D4', 'E2'],
      ['A2 E3 G3 C#4', 'A1'],
      ['G2 D3 B3 E4', 'G1'],
      ['A2 E3 A3 D4', 'A1'],
      ['D3 A3 D4 F#4', 'D2'],
    ],
    tune: `r/1 F#4/1 A4/1 B4/1.5 A4/.5 F#4/2 r/8
      B4/1 D5/1 E5/1.5 D5/.5 B4/1 A4/1.5 r/.5 G4/1 B4/1 E5/1 F#5/2 E5/1 C#5/1 D5/2 r/1
      A4/1 D5/1 F#5/1.5 E5/.5 D5/3`,
    voice: feltPiano,
    ripple: guitar,
    air: [320, 1_500],
    waves: 0.35,
    roomSeconds: 2.8,
  })
}

/** Season 1, episode 2: mallets in fog, a bell that somebody rings, G minor, 45 s. */
export function composeThreeDaysOfFog(): Stereo {
  const bellTimes = [1, 5.5, 16, 20.5, 25, 29.5, 34, 38.5]
  return compose(
    {
      seconds: 45,
      chords: [
        ['G2 D3 Bb3 A4', 'G1'],
        ['Eb3 G3 Bb3 F4', 'Eb2'],
        ['D3 F#3 A3 D4', 'D2'],
        ['C3 G3 Bb3 D4', 'C2'],
        ['Eb3 Bb3 D4 G4', 'Eb2'],
        ['F3 A3 C4 G4', 'F2'],
        ['G2 D3 Bb3 D4', 'G1'],
        ['C3 Eb3 G3 Bb3', 'C2'],
        ['G2 D3 B3 G4', 'G1'],
      ],
      tune: `r/3 D5/2 C5/1 Bb4/2 r/7 G4/1.5 Bb4/1.5 D5/2 r/1 F5/1 Eb5/1 D5/2 r/1 C5/1.5 A4/1.5 Bb4/3
        r/1 G4/1 A4/1 Bb4/2 C5/1 D5/3`,
      voice: mallet,
      ripple: mallet,
      air: [240, 800],
      waves: 0.6,
      roomSeconds: 4.2,
    },
    (mix) => {
      for (const at of bellTimes)
        mix.add(bell({ hertz: pitch('G4'), seconds: 5 }), { at, gain: 0.4, pan: -0.45, room: 1 })
    },
  )
}

/** Season 2, episode 1: bells and low piano, B minor, 45 s. */
export function composeWinterBoat(): Stereo {
  return compose({
    seconds: 45,
    chords: [
      ['B2 F#3 A3 D4', 'B1'],
      ['G2 D3 A3 B3', 'G1'],
      ['D3 F#3 A3 D4', 'D2'],
      ['E3 G3 B3 F#4', 'E2'],
      ['B2 F#3 B3 D4', 'B1'],
      ['G2 B3 D4 F#4', 'G1'],
      ['A2 E3 A3 C#4', 'A1'],
      ['F#2 C#3 A3 E4', 'F#1'],
      ['B2 F#3 C#4 D#4', 'B1'],
    ],
    tune: `r/2 F#5/1 D5/1 B4/2 r/8.5 B4/.5 C#5/1 D5/2 F#5/1 E5/2 r/1 D5/1 B4/1 A4/2 r/1
      F#5/1 A5/1 G5/1 F#5/2 E5/1 C#5/2 r/1 D5/1 C#5/1 B4/3 D#5/3`,
    voice: bell,
    ripple: feltPiano,
    air: [420, 2_200],
    waves: 0.2,
    roomSeconds: 3.8,
  })
}

/** Season 2, episode 2: two guitars, a bass and brushes on the way up, D major, 46 s. */
export function composeOtherShore(): Stereo {
  return compose(
    {
      seconds: 46,
      chords: [
        ['D3 A3 D4 F#4', 'D2'],
        ['G2 D3 B3 D4', 'G1'],
        ['D3 F#3 A3 D4', 'D2'],
        ['A2 E3 A3 C#4', 'A1'],
        ['B2 F#3 B3 D4', 'B1'],
        ['G2 D3 G3 B3', 'G1'],
        ['D3 F#3 A3 E4', 'D2'],
        ['A2 E3 A3 E4', 'A1'],
        ['G2 D3 B3 D4', 'G1'],
        ['D3 A3 D4 F#4', 'D2'],
      ],
      tune: `r/1 A4/1 D5/1 F#5/2 E5/1 D5/1.5 r/7.5 F#5/.5 G5/.5 A5/1 F#5/1 D5/1 E5/1.5 C#5/.5 A4/1
        B4/1 D5/1 F#5/1 A5/1.5 G5/.5 F#5/1 D5/1 E5/2 F#5/1 A5/1 B5/1.5 A5/.5 F#5/1 D5/1 E5/1 D5/4`,
      voice: guitar,
      ripple: guitar,
      air: [360, 1_900],
      waves: 0.3,
      roomSeconds: 2.2,
    },
    (mix) => {
      for (let beat = 0; beat < 40; beat++) {
        const at = 14 + beat * 0.625
        if (at > 38) break
        mix.add(brush(beat, 0.3), { at, gain: beat % 2 === 0 ? 0.2 : 0.34, pan: 0.2, room: 0.3 })
        const root = ['A1', 'B1', 'G1', 'D2', 'A1'][Math.floor((at - 14) / chordSeconds)] ?? 'D2'
        if (beat % 4 === 0)
          mix.add(bass({ hertz: pitch(root) * 2, seconds: 1.1, bite: 0.3 }), { at, gain: 0.5, room: 0.1 })
      }
    },
  )
}

function compose(piece: Piece, accompany: (mix: Mix) => void = () => undefined): Stereo {
  const { seconds, chords, voice, ripple } = piece
  const mix = createMix(seconds)
  const [closedHertz, openHertz] = piece.air
  chords.forEach(([names, low], index) => {
    const at = index * chordSeconds
    const hertz = chord(names)
    const held = pad({ hertz, seconds: chordSeconds + 2.2, closedHertz, openHertz, seed: index + 3 })
    mix.addStereo(held, { at: at - 0.6, gain: 0.62, room: 0.5 })
    mix.add(feltPiano({ hertz: pitch(low) * 2, seconds: 5, force: 0.3 }), { at, gain: 0.5, pan: -0.2, room: 0.3 })
    for (let step = 0; step < 8; step++) {
      const note = hertz[[0, 2, 1, 3, 2, 1, 3, 2][step]!] ?? hertz[0]!
      const sound = ripple({ hertz: note * 2, seconds: 1.8, force: 0.25 + (step % 4 === 0 ? 0.12 : 0) })
      mix.add(sound, { at: at + step * 0.625, gain: 0.2, pan: -0.5 + (step % 4) * 0.26, room: 0.5 })
    }
  })
  for (const { hertz, atBeat, beats } of melody(piece.tune)) {
    if (hertz === null || atBeat + 0.5 > seconds) continue
    mix.add(voice({ hertz, seconds: beats + 1.8, force: 0.55 }), { at: atBeat, gain: 0.58, pan: 0.16, room: 0.5 })
  }
  for (const { hertz, atBeat, beats } of theme) {
    if (hertz === null) continue
    const at = themeAt + 0.4 + atBeat
    mix.add(feltPiano({ hertz, seconds: beats + 1.6, force: 0.7 }), { at, gain: 0.62, pan: -0.08, room: 0.6 })
    mix.add(bell({ hertz: hertz * 2, seconds: 2.6, force: 0.4 }), { at, gain: 0.14, pan: 0.4, room: 0.9 })
  }
  accompany(mix)
  const swell = (at: number) => 0.5 + 0.5 * Math.sin(at * 0.7 + Math.sin(at * 0.31) * 1.3)
  const water = surf(17, seconds, (at) => ({ hertz: 240 + 620 * swell(at), level: 0.1 + 0.12 * swell(at) }))
  mix.addStereo(water, { at: 0, gain: piece.waves, room: 0.1 })
  return finishMix(mix, { roomSeconds: piece.roomSeconds, fadeIn: 0.6, fadeOut: 2.6 })
}
