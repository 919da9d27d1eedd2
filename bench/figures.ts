/** One thing that is measured, and how; each call is one round and gives one figure. */
export type Contender = { name: string; measure(): Promise<number> }

/** What a row of quality.md holds `first ÷ second` to. */
export type Bar = { kind: 'at least' | 'at most'; ratio: number }

/** One comparison. `unit` is that of both figures; `note` says what else a reader must know. */
export type Comparison = {
  title: string
  unit: string
  first: Contender
  second: Contender
  bar: Bar | null
  note?: string
}

/** Smallest, middle and largest of the rounds. */
export type Spread = { min: number; median: number; max: number }

export type Figures = {
  title: string
  unit: string
  first: { name: string; rounds: number[] } & Spread
  second: { name: string; rounds: number[] } & Spread
  ratio: { rounds: number[] } & Spread
  bar: Bar | null
  holds: boolean | null
  note: string | null
}

/**
 * Measures both contenders in turn, the one that goes first changing with each round, so that neither has the machine's
 * better minutes. The ratio is taken round by round, and its median is held against the bar. A first round is measured
 * and thrown away: code that has just started is not what a portal runs on.
 *
 * @throws Error When a round gives no figure: nothing measured is no result.
 */
export async function compare({ title, unit, first, second, bar, note }: Comparison, rounds: number): Promise<Figures> {
  const measured: [number[], number[]] = [[], []]
  for (const contender of [first, second]) await figureOf(contender)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    for (const index of order) measured[index]?.push(await figureOf(index === 0 ? first : second))
  }
  const [firsts, seconds] = measured
  const ratios = firsts.map((value, round) => value / (seconds[round] ?? Number.NaN))
  const ratio = { rounds: ratios, ...spreadOf(ratios) }
  const holds = bar === null ? null : bar.kind === 'at least' ? ratio.median >= bar.ratio : ratio.median <= bar.ratio
  return {
    title,
    unit,
    first: { name: first.name, rounds: firsts, ...spreadOf(firsts) },
    second: { name: second.name, rounds: seconds, ...spreadOf(seconds) },
    ratio,
    bar,
    holds,
    note: note ?? null,
  }
}

async function figureOf({ name, measure }: Contender): Promise<number> {
  const value = await measure()
  if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} gave no figure (${value})`)
  return value
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? Number.NaN, sorted[Math.floor(middle)] ?? Number.NaN]
  return { min: sorted[0] ?? Number.NaN, median: (low + high) / 2, max: sorted.at(-1) ?? Number.NaN }
}
