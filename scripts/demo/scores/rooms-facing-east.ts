import { electricPiano, mallet } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Mix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { bass, pad } from '#scripts/demo/sound/pads.ts'
import { pluck } from '#scripts/demo/sound/strings.ts'
import { brush, hat, kick, rim } from '#scripts/demo/sound/drums.ts'

/** 60 s in five, at 150 beats a minute: electric piano, upright bass, brushes. The kitchen before anyone else is up. */
export function composeKettle(): Stereo {
  const mix = createMix(60)
  const beat = 0.4
  const changes = [
    'D3 F3 A3 C4 E4',
    'G2 F3 A3 B3 E4',
    'C3 E3 G3 B3 D4',
    'A2 G3 C4 E4 G4',
    'F2 E3 A3 C4 G4',
    'E3 G3 B3 D4 F#4',
    'A2 G3 C#4 E4 A4',
    'D3 F3 A3 C4 E4',
  ]
  for (let bar = 0; bar < 28; bar++) {
    const at = bar * 5 * beat
    const [low, ...upper] = chord(changes[bar % 8]!)
    for (const [on, force] of [
      [0, 0.6],
      [1.5, 0.4],
      [3, 0.55],
    ] as const) {
      upper.forEach((hertz, voice) =>
        mix.add(electricPiano({ hertz, seconds: 1, force }), {
          at: at + on * beat + voice * 0.006,
          gain: 0.22,
          pan: -0.35 + voice * 0.15,
          room: 0.35,
        }),
      )
    }
    if (bar < 2) continue
    const root = low! < 80 ? low! : low! / 2
    ;[1, 1.5, 2, 1.5].forEach((ratio, step) => {
      const sound = pluck({ hertz: root * ratio, seconds: 0.9, brightness: 0.25, seed: step })
      mix.add(sound, { at: at + [0, 1.5, 3, 4][step]! * beat, gain: 1.25, pan: 0.05, room: 0.1 })
    })
    for (let step = 0; step < 5; step++) {
      mix.add(brush(bar * 5 + step, step % 2 ? 0.2 : 0.32), {
        at: at + step * beat,
        gain: step === 3 ? 0.5 : 0.26,
        pan: 0.3,
        room: 0.2,
      })
      mix.add(hat(step, 0.05), { at: at + (step + (step % 2 ? 0.62 : 0)) * beat, gain: 0.12, pan: -0.4 })
    }
    if (bar % 2 === 0) mix.add(kick(0.5), { at, gain: 0.4 })
  }
  const tune =
    'r/10 A4/1.5 C5/1.5 E5/2 D5/3 B4/2 G4/1.5 B4/1.5 D5/2 E5/5 r/2 C5/1 E5/1 G5/1 F#5/3 D5/2 E5/1.5 C#5/1.5 A4/2 F4/3 A4/2'
  for (const start of [0, 40 * beat + 4, 84 * beat]) sing(mix, tune, start, beat)
  chord('D3 A3 C4 F4 E5').forEach((hertz, voice) =>
    mix.add(electricPiano({ hertz, seconds: 3.8, force: 0.5 }), {
      at: 56 + voice * 0.08,
      gain: 0.3,
      pan: -0.3 + voice * 0.15,
      room: 0.5,
    }),
  )
  return finishMix(mix, { roomSeconds: 1.3, fadeIn: 0.05, fadeOut: 2.5, loudness: 0.14 })
}

function sing(mix: Mix, tune: string, start: number, beat: number): void {
  for (const { hertz, atBeat, beats } of melody(tune)) {
    if (hertz === null || start + atBeat * beat > 54) continue
    mix.add(electricPiano({ hertz: hertz * 2, seconds: beats * beat + 0.5, force: 0.75 }), {
      at: start + atBeat * beat,
      gain: 0.3,
      pan: 0.2,
      room: 0.4,
    })
    mix.add(mallet({ hertz: hertz * 2, seconds: 0.8, force: 0.4 }), {
      at: start + atBeat * beat,
      gain: 0.2,
      pan: 0.35,
      room: 0.5,
    })
  }
}

/** 64 s at 120 beats a minute: an arpeggio that does not stop, chords that change like streets. */
export function composeBlueTram(): Stereo {
  const mix = createMix(64)
  const bars = [
    'C3 G3 C4 E4 B4',
    'A2 G3 C4 E4 A4',
    'F2 A3 C4 E4 G4',
    'G2 G3 B3 D4 A4',
    'C3 G3 C4 E4 B4',
    'E3 G3 B3 D4 G4',
    'F2 A3 C4 E4 A4',
    'D3 A3 C4 F4 G4',
  ]
  for (let bar = 0; bar < 30; bar++) {
    const at = bar * 2
    const [low, ...upper] = chord(bars[bar % 8]!)
    const root = low! > 90 ? low! / 2 : low!
    for (let step = 0; step < 8; step++) {
      const hertz = upper[[0, 2, 1, 3, 2, 1, 3, 2][step]!]!
      const place = { at: at + step * 0.25, pan: Math.sin(step * 0.8 + bar * 0.3) * 0.7, room: 0.35 }
      mix.add(mallet({ hertz: hertz * 2, seconds: 0.6, force: 0.5 }), { ...place, gain: 0.34 })
      mix.add(pluck({ hertz, seconds: 0.9, brightness: 0.8, seed: step }), { ...place, gain: 0.3, pan: -place.pan })
      if (bar >= 2)
        mix.add(bass({ hertz: root * (step % 4 === 3 ? 2 : 1), seconds: 0.23, bite: 0.3 + 0.012 * bar }), {
          at: place.at,
          gain: 0.52,
          room: 0.05,
        })
    }
    if (bar >= 4 && bar < 28) {
      for (let beat = 0; beat < 4; beat++) {
        mix.add(kick(0.9), { at: at + beat * 0.5, gain: 0.55, room: 0.1 })
        mix.add(hat(beat, 0.06), { at: at + beat * 0.5 + 0.25, gain: 0.24, pan: 0.25 })
        if (beat % 2) mix.add(rim(640), { at: at + beat * 0.5, gain: 0.28, pan: -0.2, room: 0.7 })
      }
    }
    if (bar >= 8 && bar % 2 === 0)
      mix.addStereo(
        pad({ hertz: upper, seconds: 4.6, attack: 0.7, release: 1.2, openHertz: 1_000 + bar * 80, seed: bar }),
        { at, gain: 0.9, room: 0.5 },
      )
  }
  const line = melody('G4/2 E5/2 D5/1 C5/3 A4/2 C5/2 E5/4 G5/2 E5/2 B4/1 D5/3 C5/2 D5/2 A4/4', 0)
  for (const start of [16, 32, 40]) {
    for (const { hertz, atBeat, beats } of line) {
      if (hertz === null || start + atBeat * 0.5 > 58) continue
      mix.add(electricPiano({ hertz, seconds: beats * 0.5 + 1, force: 0.85 }), {
        at: start + atBeat * 0.5,
        gain: 0.36,
        pan: 0.05,
        room: 0.6,
      })
    }
  }
  mix.addStereo(
    pad({
      hertz: [...chord('C3 G3 E4 B4'), pitch('C2')],
      seconds: 5,
      attack: 0.1,
      release: 3.5,
      openHertz: 2_600,
      seed: 77,
    }),
    { at: 59, gain: 1, room: 0.8 },
  )
  return finishMix(mix, { roomSeconds: 1.8, fadeIn: 0.05, fadeOut: 3, loudness: 0.145 })
}
