import { createRandom } from '#scripts/demo/random.ts'

/** A smooth random line over x in pixels, about ±1, made of a few octaves of interpolated noise; `feature` is its widest hill. */
export function createRidge(seed: number, feature: number, octaves = 4): (x: number) => number {
  const random = createRandom(seed)
  const table = Float32Array.from({ length: 512 }, () => random() * 2 - 1)
  const smooth = (at: number) => {
    const whole = Math.floor(at)
    const part = at - whole
    const eased = part * part * (3 - 2 * part)
    const [from, to] = [table[whole & 511]!, table[(whole + 1) & 511]!]
    return from + (to - from) * eased
  }
  return (x) => {
    let [sum, level, width] = [0, 1, feature]
    for (let octave = 0; octave < octaves; octave++) {
      sum += level * smooth(x / width + octave * 37.7)
      level *= 0.46
      width *= 0.47
    }
    return sum / 1.6
  }
}
