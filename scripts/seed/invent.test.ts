import { expect, test } from 'vitest'
import { inventCatalogue } from './invent.ts'

const invent = (count: number, seed?: number) => {
  const { people, titles } = inventCatalogue(count, seed)
  return { people, titles: [...titles] }
}

test('invents as many titles as asked, no two of one name, the same for the same seed', () => {
  const { people, titles } = invent(2_000)
  expect(titles).toHaveLength(2_000)
  expect(new Set(titles.map((title) => title.name)).size).toBe(2_000)
  expect(new Set(people).size).toBe(people.length)
  expect(invent(2_000)).toEqual({ people, titles })
  expect(invent(2_000, 2).titles).not.toEqual(titles)
})

test('films, series and albums come in the shares of a portal, with parts in their order', () => {
  const { people, titles } = invent(2_000)
  const share = (kind: string) => titles.filter((title) => title.kind === kind).length / titles.length
  expect(share('FILM')).toBeCloseTo(0.88, 1)
  expect(share('SERIES')).toBeGreaterThan(0.03)
  expect(share('ALBUM')).toBeGreaterThan(0.03)
  for (const { kind, parts, year, people: cast, ageMinutes } of titles) {
    expect(parts.map((part) => part.position)).toEqual(parts.map((_, index) => index + 1))
    expect(parts.every((part) => (part.seasonNumber === null) === (kind !== 'SERIES'))).toBe(true)
    expect(parts).toHaveLength(kind === 'FILM' ? 1 : parts.length)
    expect(year).toBeGreaterThanOrEqual(1920)
    expect(year).toBeLessThanOrEqual(2026)
    expect(ageMinutes).toBeGreaterThanOrEqual(0)
    expect(cast.every(({ index }) => index < people.length)).toBe(true)
    expect(new Set(cast.map(({ index, role }) => `${index} ${role}`)).size).toBe(cast.length)
  }
})
