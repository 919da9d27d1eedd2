import { bell, electricPiano, mallet } from '#scripts/demo/sound/keys.ts'
import { createMix, finishMix, type Mix, type Stereo } from '#scripts/demo/sound/mix.ts'
import { chord, melody, pitch } from '#scripts/demo/sound/notes.ts'
import { bass, pad } from '#scripts/demo/sound/pads.ts'
import { hat, kick, rim, surf, thunder } from '#scripts/demo/sound/drums.ts'
import { chapters, drops, smallWeatherSeconds, strikes } from './small-weather-cues.ts'

const scale = chord('A3 C4 D4 E4 G4 A4 C5 D5 E5 G5 A5 C6')

/** 44 s for mallets, bass and weather, one idea a chapter; what is heard is what is seen. */
export function composeSmallWeather(): Stereo {
  const mix = createMix(smallWeatherSeconds)
  playTitle(mix)
  playRain(mix, chapters.rain)
  playWind(mix, chapters.wind)
  playFog(mix, chapters.fog)
  playStorm(mix, chapters.storm)
  playSun(mix, chapters.sun)
  return finishMix(mix, { roomSeconds: 2.1, fadeIn: 0.02, fadeOut: 2.2, loudness: 0.14 })
}

function playTitle(mix: Mix): void {
  melody('A4/1 C5/1 E5/1 D5/2 C5/1 G4/1 A4/3').forEach(({ hertz, atBeat }) => {
    if (hertz === null) return
    mix.add(mallet({ hertz, seconds: 1.2, force: 0.8 }), {
      at: 0.5 + atBeat * 0.375,
      gain: 0.7,
      pan: -0.2 + (atBeat % 3) * 0.2,
      room: 0.5,
    })
  })
  mix.add(bass({ hertz: pitch('A1'), seconds: 3.5, bite: 0.2 }), { at: 0.5, gain: 0.5 })
}

function playRain(mix: Mix, start: number): void {
  for (const { at, column } of drops) {
    const sound = mallet({ hertz: scale[column]!, seconds: 1.1, force: 0.5 + (column % 3) * 0.2 })
    mix.add(sound, { at: start + at, gain: 0.55, pan: -0.8 + (column / 11) * 1.6, room: 0.45 })
  }
  ;['A1', 'F1', 'C2', 'G1'].forEach((name, bar) =>
    mix.add(bass({ hertz: pitch(name), seconds: 1.9, bite: 0.25 }), { at: start + bar * 2, gain: 0.55 }),
  )
  for (let step = 8; step < 30; step++)
    mix.add(hat(step, 0.05), { at: start + step * 0.25, gain: step % 4 === 2 ? 0.2 : 0.09, pan: step % 2 ? 0.5 : -0.5 })
}

function playWind(mix: Mix, start: number): void {
  const gust = (at: number) => Math.max(0, Math.sin((at / 7) * Math.PI)) * (0.6 + 0.4 * Math.sin(at * 2.3))
  mix.addStereo(
    surf(31, 7.4, (at) => ({ hertz: 300 + 2_600 * gust(at), level: 0.02 + 0.34 * gust(at) })),
    { at: start - 0.2, gain: 0.8, room: 0.5 },
  )
  ;['D3 A3 C4 E4', 'F3 A3 C4 G4'].forEach((names, half) => {
    mix.addStereo(pad({ hertz: chord(names), seconds: 4.4, attack: 0.8, release: 1.2, openHertz: 2_400, seed: half }), {
      at: start + half * 3.4,
      gain: 0.9,
      room: 0.5,
    })
  })
  for (let step = 0; step < 36; step++) {
    const hertz = scale[(step * 2 + Math.floor(step / 9) * 3) % 12]!
    mix.add(mallet({ hertz, seconds: 0.7, force: 0.35 }), {
      at: start + 0.4 + step * 0.17,
      gain: 0.24,
      pan: -0.9 + (step / 35) * 1.8,
      room: 0.7,
    })
  }
}

function playFog(mix: Mix, start: number): void {
  mix.addStereo(pad({ hertz: chord('F2 C3 G3 A3 E4'), seconds: 8, attack: 2, release: 2, openHertz: 700, seed: 9 }), {
    at: start - 0.6,
    gain: 1.3,
    room: 0.9,
  })
  melody('E4/2 r/1 A4/1 G4/2 r/1 C5/2 B4/1 G4/3').forEach(({ hertz, atBeat, beats }) => {
    if (hertz === null) return
    mix.add(electricPiano({ hertz, seconds: beats * 0.5 + 2, force: 0.25 }), {
      at: start + 0.5 + atBeat * 0.5,
      gain: 0.42,
      pan: 0.2,
      room: 1,
    })
  })
}

function playStorm(mix: Mix, start: number): void {
  strikes.forEach((at, index) =>
    mix.addStereo(thunder(40 + index, 4), { at: start + at + 0.08, gain: 0.95, room: 0.5 }),
  )
  for (let step = 0; step < 26; step++) {
    const at = start + 0.25 + step * 0.25
    if (step % 4 === 0 || step % 8 === 3) mix.add(kick(), { at, gain: 0.6, room: 0.2 })
    if (step % 4 === 2) mix.add(rim(760), { at, gain: 0.4, pan: 0.25, room: 0.6 })
    mix.add(bass({ hertz: pitch(step % 8 < 5 ? 'D2' : step % 8 < 7 ? 'F2' : 'C2'), seconds: 0.22, bite: 0.8 }), {
      at,
      gain: 0.5,
    })
    mix.add(mallet({ hertz: chord('D4 F4 A4 C5')[step % 4]!, seconds: 0.5, force: 0.9 }), {
      at,
      gain: 0.26,
      pan: step % 2 ? 0.6 : -0.6,
      room: 0.4,
    })
  }
}

function playSun(mix: Mix, start: number): void {
  mix.addStereo(
    pad({ hertz: chord('C3 G3 B3 D4 E4'), seconds: 10, attack: 1.4, release: 4, openHertz: 3_200, seed: 4 }),
    { at: start, gain: 1.1, room: 0.6 },
  )
  mix.add(bass({ hertz: pitch('C2'), seconds: 5, bite: 0.3 }), { at: start, gain: 0.5 })
  melody('G4/1 C5/1 E5/1 G5/2 E5/1 D5/1 E5/1 B5/2 G5/1 A5/1 G5/4').forEach(({ hertz, atBeat }) => {
    if (hertz === null) return
    const at = start + 0.3 + atBeat * 0.4
    mix.add(mallet({ hertz, seconds: 1.4, force: 0.7 }), { at, gain: 0.55, pan: -0.15, room: 0.5 })
    mix.add(bell({ hertz, seconds: 3 }), { at, gain: 0.22, pan: 0.35, room: 0.8 })
  })
}
