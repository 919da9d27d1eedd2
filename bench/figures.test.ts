import { expect, test } from 'vitest'
import { compare } from './figures.ts'

function saying(name: string, figures: number[], order: string[]): { name: string; measure(): Promise<number> } {
  return {
    name,
    measure: () => {
      order.push(name)
      return Promise.resolve(figures.shift() ?? 0)
    },
  }
}

test('after a round that does not count, rounds are interleaved, each side first in turn, and compared one by one', async () => {
  const order: string[] = []
  const comparison = {
    title: 'a against b',
    unit: 'requests/s',
    first: saying('a', [999, 10, 40, 30], order),
    second: saying('b', [1, 20, 20, 20], order),
    bar: { kind: 'at least', ratio: 1.5 } as const,
  }
  const figures = await compare(comparison, 3)
  expect(order).toEqual(['a', 'b', 'a', 'b', 'b', 'a', 'a', 'b'])
  expect(figures.ratio).toEqual({ rounds: [0.5, 2, 1.5], min: 0.5, median: 1.5, max: 2 })
  expect(figures.holds).toBe(true)
  expect(figures.first).toMatchObject({ min: 10, median: 30, max: 40 })
})

test.each([0, Number.NaN, Number.POSITIVE_INFINITY, -1])(
  'a round without a figure (%d) is no result',
  async (figure) => {
    const order: string[] = []
    const comparison = {
      title: 'nothing',
      unit: 'ms',
      first: saying('a', [1, figure], order),
      second: saying('b', [1, 1], order),
      bar: null,
    }
    await expect(compare(comparison, 1)).rejects.toThrow(/a gave no figure/)
  },
)
