import { createRandom } from '#scripts/demo/random.ts'
import { sampleRate } from './mix.ts'
import { release } from './strings.ts'

/** A struck note: pitch, length kept in seconds, and force from 0 to 1, which also opens the tone. */
export type Struck = { hertz: number; seconds: number; force?: number }

type Partial = { ratio: number; level: number; decaySeconds: number }

const twoPi = 2 * Math.PI

function ring(partials: Partial[], hertz: number, seconds: number, attackSeconds: number): Float32Array {
  const out = new Float32Array(Math.round(seconds * sampleRate))
  for (const { ratio, level, decaySeconds } of partials) {
    const step = (twoPi * hertz * ratio) / sampleRate
    if (step > 2.6) continue
    // Rotation by a fixed angle with a fixed loss: a decaying partial for two multiplications a sample.
    const loss = Math.exp(-1 / (decaySeconds * sampleRate))
    const [turn, lift] = [Math.cos(step) * loss, Math.sin(step) * loss]
    let [real, imaginary] = [level, 0]
    for (let index = 0; index < out.length; index++) {
      out[index]! += imaginary
      const next = real * turn - imaginary * lift
      imaginary = real * lift + imaginary * turn
      real = next
    }
  }
  const attack = Math.max(1, attackSeconds * sampleRate)
  for (let index = 0; index < attack && index < out.length; index++) out[index]! *= index / attack
  return release(out, 0.08)
}

/** A felted upright piano: twelve slightly stretched partials, two detuned strings each, and the thump of the felt. */
export function feltPiano({ hertz, seconds, force = 0.6 }: Struck): Float32Array {
  const partials: Partial[] = []
  const sustain = 2.6 * (220 / hertz) ** 0.45
  for (let number = 1; number <= 12; number++) {
    const ratio = number * Math.sqrt(1 + 0.00035 * number * number)
    const level = (0.3 / number ** (1.75 - 0.6 * force)) * (number % 7 === 0 ? 0.3 : 1)
    const decaySeconds = (sustain / (1 + 0.42 * (number - 1))) * 0.9
    partials.push(
      { ratio: ratio * 0.99955, level, decaySeconds },
      { ratio: ratio * 1.0005, level: level * 0.8, decaySeconds: decaySeconds * 1.5 },
    )
  }
  const out = ring(partials, hertz, seconds, 0.004)
  const random = createRandom(Math.round(hertz * 13))
  let thump = 0
  for (let index = 0; index < Math.min(out.length, 3_000); index++) {
    thump += (random() * 2 - 1 - thump) * 0.05
    out[index]! += thump * 0.35 * force * Math.exp(-index / 600)
  }
  return out
}

/** A mallet on a wooden bar: fourth and tenth harmonic above a short fundamental. */
export function mallet({ hertz, seconds, force = 0.6 }: Struck): Float32Array {
  const long = 0.55 * (330 / hertz) ** 0.5
  return ring(
    [
      { ratio: 1, level: 0.42, decaySeconds: long },
      { ratio: 1.004, level: 0.2, decaySeconds: long * 0.8 },
      { ratio: 3.93, level: 0.16 * force, decaySeconds: long * 0.35 },
      { ratio: 9.6, level: 0.09 * force * force, decaySeconds: long * 0.12 },
    ],
    hertz,
    seconds,
    0.0015,
  )
}

/** A small bell: inharmonic partials as in a cast bell, the hum an octave below. */
export function bell({ hertz, seconds, force = 0.5 }: Struck): Float32Array {
  return ring(
    [
      { ratio: 0.5, level: 0.09, decaySeconds: 2.4 },
      { ratio: 1, level: 0.2, decaySeconds: 1.9 },
      { ratio: 1.003, level: 0.12, decaySeconds: 2.2 },
      { ratio: 1.19, level: 0.07, decaySeconds: 1.3 },
      { ratio: 2.0, level: 0.13 * force, decaySeconds: 1.1 },
      { ratio: 2.74, level: 0.08 * force, decaySeconds: 0.7 },
      { ratio: 5.4, level: 0.05 * force, decaySeconds: 0.3 },
    ],
    hertz,
    seconds,
    0.002,
  )
}

/** An electric piano: one carrier modulated at its own pitch, one at fourteen times for the tine; slow tremolo. */
export function electricPiano({ hertz, seconds, force = 0.6 }: Struck): Float32Array {
  const out = new Float32Array(Math.round(seconds * sampleRate))
  const step = (twoPi * hertz) / sampleRate
  for (let index = 0; index < out.length; index++) {
    const at = index / sampleRate
    const body = Math.exp(-at * 0.9)
    const phase = step * index
    const bark = (1.5 * force + 0.25) * Math.exp(-at * 2.4)
    const tine = 0.32 * force * Math.exp(-at * 9)
    const tremolo = 1 - 0.12 * (0.5 + 0.5 * Math.sin(twoPi * 4.6 * at))
    const voice =
      Math.sin(phase + bark * Math.sin(phase * 1.0007)) + 0.6 * Math.sin(phase * 1.002 + tine * Math.sin(phase * 14))
    out[index] = voice * 0.26 * body * tremolo * Math.min(1, at / 0.003)
  }
  return release(out, 0.09)
}
