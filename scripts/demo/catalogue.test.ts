import { expect, test } from 'vitest'
import { demoCatalogue } from './catalogue.ts'
import { harbourNewsreelCues, nightFerryCues, writeVtt } from './captions.ts'

const titles = demoCatalogue.flatMap((library) => library.titles)
const playables = titles.flatMap((title) => title.playables)

test('holds at least six titles in the three libraries', () => {
  expect(demoCatalogue.map(({ slug }) => slug)).toEqual(['films', 'music', 'archive'])
  expect(titles.length).toBeGreaterThanOrEqual(6)
})

test('slugs fit an address and are used once, makers too', () => {
  for (const { slug } of [...demoCatalogue, ...titles]) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(new Set(titles.map(({ slug }) => slug)).size).toBe(titles.length)
  expect(new Set(playables.map(({ maker }) => maker)).size).toBe(playables.length)
})

test('words fit their columns and are not filler', () => {
  for (const { name, synopsis, credit, genres } of titles) {
    expect(name.length).toBeLessThanOrEqual(160)
    expect(credit.length).toBeLessThanOrEqual(200)
    expect(synopsis.length).toBeGreaterThan(120)
    expect(synopsis.length).toBeLessThanOrEqual(4_000)
    expect(synopsis).not.toMatch(/lorem|placeholder|demo/i)
    expect(genres.length).toBeGreaterThan(0)
  }
})

test('grants last within the bounds of a shared library', () => {
  for (const { validitySeconds } of demoCatalogue) {
    expect(validitySeconds).toBeGreaterThanOrEqual(60)
    expect(validitySeconds).toBeLessThanOrEqual(86_400)
  }
})

test('a film is one playable, tracks are numbered from 1', () => {
  for (const title of titles) {
    expect(title.playables.map(({ position }) => position)).toEqual(title.playables.map((_, index) => index + 1))
    if (title.kind === 'FILM') expect(title.playables).toHaveLength(1)
  }
})

test.each([
  ['Night Ferry', nightFerryCues],
  ['Reel No. 41', harbourNewsreelCues],
])('captions of %s follow one another and say something', (_name, cues) => {
  cues.forEach(({ from, to, text }, index) => {
    expect(to).toBeGreaterThan(from)
    expect(from).toBeGreaterThanOrEqual(cues[index - 1]?.to ?? 0)
    expect(text).not.toMatch(/[<>&]/)
  })
})

test('writes WebVTT with hours, minutes and milliseconds', () => {
  expect(writeVtt([{ from: 61.5, to: 3_723.004, text: 'Two\nlines' }])).toBe(
    'WEBVTT\n\n1\n00:01:01.500 --> 01:02:03.004\nTwo\nlines\n',
  )
})
