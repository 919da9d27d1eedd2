import { sampleRate, type Stereo } from './mix.ts'

// Lengths in samples at 48 kHz, mutually prime so that echoes do not pile up.
const delayLengths = [1453, 1627, 1913, 2081, 2311, 2557, 2833, 3121]
const diffuserLengths = [
  [211, 347, 569],
  [229, 373, 593],
]

/**
 * A hall: pre-delay, three all-pass diffusers a side, then eight damped delay lines that feed one another through a
 * Householder matrix. `decaySeconds` is the time to −60 dB.
 */
export function applyReverb(input: Stereo, decaySeconds: number): Stereo {
  const length = input.left.length
  const output = { left: new Float32Array(length), right: new Float32Array(length) }
  const lines = delayLengths.map((size) => ({
    memory: new Float32Array(size),
    at: 0,
    damped: 0,
    feedback: 10 ** ((-3 * size) / (decaySeconds * sampleRate)),
  }))
  const left = createDiffuser(diffuserLengths[0]!)
  const right = createDiffuser(diffuserLengths[1]!)
  const preDelay = Math.round(sampleRate * 0.018)
  const heard = new Float64Array(lines.length)

  for (let index = 0; index < length; index++) {
    const from = index - preDelay
    const fromLeft = left(from >= 0 ? input.left[from]! : 0)
    const fromRight = right(from >= 0 ? input.right[from]! : 0)
    let sum = 0
    for (let each = 0; each < lines.length; each++) {
      const line = lines[each]!
      line.damped += (line.memory[line.at]! - line.damped) * 0.42
      heard[each] = line.damped
      sum += line.damped
    }
    const share = (2 / lines.length) * sum
    let [outLeft, outRight] = [0, 0]
    for (let each = 0; each < lines.length; each++) {
      const line = lines[each]!
      line.memory[line.at] = (each % 2 === 0 ? fromLeft : fromRight) + (heard[each]! - share) * line.feedback
      line.at = line.at + 1 === line.memory.length ? 0 : line.at + 1
      if (each % 2 === 0) outLeft += heard[each]!
      else outRight += heard[each]!
    }
    output.left[index] = outLeft * 0.35
    output.right[index] = outRight * 0.35
  }
  return output
}

function createDiffuser(lengths: number[]): (sample: number) => number {
  const stages = lengths.map((size) => ({ memory: new Float32Array(size), at: 0 }))
  return (sample) => {
    let signal = sample
    for (const stage of stages) {
      const delayed = stage.memory[stage.at]!
      const fed = signal - 0.62 * delayed
      stage.memory[stage.at] = fed
      stage.at = stage.at + 1 === stage.memory.length ? 0 : stage.at + 1
      signal = delayed + 0.62 * fed
    }
    return signal
  }
}
