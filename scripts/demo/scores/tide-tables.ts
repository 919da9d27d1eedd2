import { bell, feltPiano } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { bass, pad } from '#scripts/demo/sound/pads.ts'
import { pluck } from '#scripts/demo/sound/strings.ts'
import { hat, kick, surf } from '#scripts/demo/sound/drums.ts'

/** 64 s: two harps in four against three, filling as the water does, over E and A. */
export function composeHighWater(): Stereo {
  const mix = createMix(64)
  const bars = ['E2 B3 E4 G#4 B4 D#5', 'C#2 B3 E4 G#4 C#5 E5', 'A1 A3 C#4 E4 G#4 B4', 'B1 B3 D#4 E4 F#4 B4']
  for (let bar = 0; bar < 15; bar++) {
    const at = bar * 4
    const [low, ...upper] = chord(bars[bar % 4]!)
    const force = Math.min(1, 0.5 + bar * 0.06)
    for (let step = 0; step < 16; step++) {
      const hertz = upper[(step * 3 + bar) % 5]!
      mix.add(pluck({ hertz, seconds: 2.4, brightness: 0.5, seed: step }), {
        at: at + step * 0.25,
        gain: 0.42 * force * (step % 4 ? 0.75 : 1),
        pan: -0.55,
        room: 0.4,
      })
    }
    if (bar >= 3) {
      for (let step = 0; step < 12; step++) {
        const hertz = upper[(step * 2 + 1) % 5]! * 2
        mix.add(pluck({ hertz, seconds: 1.8, brightness: 0.65, seed: step + 20 }), {
          at: at + step / 3,
          gain: 0.26 * force,
          pan: 0.55,
          room: 0.5,
        })
      }
    }
    if (bar >= 2) mix.add(bass({ hertz: low!, seconds: 3.8, bite: 0.35 }), { at, gain: 0.6, room: 0.1 })
    if (bar >= 5 && bar < 14) {
      mix.addStereo(
        pad({
          hertz: upper.slice(0, 4),
          seconds: 5.6,
          attack: 1.4,
          release: 1.6,
          openHertz: 900 + bar * 130,
          seed: bar,
        }),
        { at: at - 0.5, gain: 0.85, room: 0.5 },
      )
      for (const beat of [0, 1.5, 2.5]) mix.add(kick(0.7), { at: at + beat, gain: 0.34, room: 0.15 })
      for (let step = 0; step < 8; step++)
        mix.add(hat(step + bar, 0.06), { at: at + 0.25 + step * 0.5, gain: 0.12, pan: 0.3 })
    }
  }
  const song = melody(
    'B4/3 C#5/1 E5/4 G#5/3 F#5/1 E5/2 C#5/2 B4/4 r/4 E5/3 F#5/1 G#5/4 B5/3 G#5/1 F#5/2 E5/2 C#5/4',
    24,
  )
  for (const { hertz, atBeat, beats } of song) {
    if (hertz !== null) mix.add(bell({ hertz, seconds: beats + 2.5 }), { at: atBeat, gain: 0.42, pan: 0.1, room: 0.8 })
  }
  return finishMix(mix, { roomSeconds: 2.6, fadeIn: 0.1, fadeOut: 4, loudness: 0.14 })
}

/** 60 s between two tides: piano chords that lean on their neighbours, far bells, shingle. */
export function composeSlackWater(): Stereo {
  const mix = createMix(60)
  const bars = [
    'A2 E3 B3 C#4 G#4',
    'F#2 E3 A3 C#4 G#4',
    'D2 D3 A3 C#4 F#4',
    'E2 D3 A3 B3 F#4',
    'A2 E3 B3 C#4 E4',
    'B2 F#3 A3 D4 F#4',
    'D2 A3 C#4 E4 A4',
    'A2 E3 A3 C#4 B4',
  ]
  bars.forEach((names, bar) => {
    const at = 1 + bar * 7
    chord(names).forEach((hertz, voice) => {
      mix.add(feltPiano({ hertz, seconds: 7.5, force: 0.35 }), {
        at: at + voice * 0.09,
        gain: 0.5,
        pan: -0.4 + voice * 0.2,
        room: 0.6,
      })
      if (voice > 1)
        mix.add(feltPiano({ hertz: hertz * 2, seconds: 4, force: 0.2 }), {
          at: at + 2.5 + voice * 0.62,
          gain: 0.26,
          pan: 0.5 - voice * 0.2,
          room: 0.8,
        })
    })
    mix.addStereo(
      pad({ hertz: chord(names).slice(1, 4), seconds: 9, attack: 3, release: 3, openHertz: 900, seed: bar }),
      { at: at - 0.5, gain: 0.7, room: 0.7 },
    )
    const far = pitch(['E6', 'C#6', 'A5', 'B5', 'G#5', 'F#5', 'E6', 'A6'][bar]!)
    mix.add(bell({ hertz: far, seconds: 5, force: 0.3 }), {
      at: at + 4.7,
      gain: 0.14,
      pan: bar % 2 ? 0.7 : -0.7,
      room: 1,
    })
  })
  const wave = (at: number) => Math.max(0, Math.sin(at * 0.75)) ** 2
  mix.addStereo(
    surf(71, 60, (at) => ({ hertz: 500 + 2_400 * wave(at), level: 0.02 + 0.13 * wave(at) })),
    { at: 0, gain: 0.5, room: 0.2 },
  )
  return finishMix(mix, { roomSeconds: 4.2, fadeIn: 1, fadeOut: 5, loudness: 0.115 })
}
