import type { FrameRate, VideoFacts } from './source-facts.ts'

const highest = 60
const lowest = 1

// prettier-ignore
const standardRates: readonly FrameRate[] = [
  { numerator: 12, denominator: 1 }, { numerator: 15, denominator: 1 }, { numerator: 24_000, denominator: 1_001 },
  { numerator: 24, denominator: 1 }, { numerator: 25, denominator: 1 }, { numerator: 30_000, denominator: 1_001 },
  { numerator: 30, denominator: 1 }, { numerator: 50, denominator: 1 }, { numerator: 60_000, denominator: 1_001 },
  { numerator: 60, denominator: 1 },
]

/** Frames a second as a number. */
export function framesPerSecond({ numerator, denominator }: FrameRate): number {
  return numerator / denominator
}

/**
 * The constant rate of the output, 1 to 60 frames a second: the source's own where it is constant (halved until it
 * fits), else the first standard rate that loses no frame of the mean.
 */
export function chooseFrameRate({
  frameRate,
  isVariableRate,
}: Pick<VideoFacts, 'frameRate' | 'isVariableRate'>): FrameRate {
  const rate = framesPerSecond(frameRate)
  if (!isVariableRate && rate >= lowest) {
    const { numerator } = frameRate
    let { denominator } = frameRate
    while (numerator / denominator > highest + 0.01) denominator *= 2
    return simplify({ numerator, denominator })
  }
  const fitting = standardRates.find((standard) => framesPerSecond(standard) >= Math.min(rate, highest) * 0.99)
  return fitting ?? { numerator: highest, denominator: 1 }
}

function simplify({ numerator, denominator }: FrameRate): FrameRate {
  const divisor = greatestCommonDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
