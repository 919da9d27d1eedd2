import { expect, test } from 'vitest'
import { demoCatalogue } from './catalogue.ts'
import { harbourNewsreelCues, lettersCues, nightFerryCues, writeVtt, type Cue } from './captions.ts'
import { filmSeconds } from './picture/film.ts'
import { recipes } from './recipes.ts'

const titles = demoCatalogue.flatMap((library) => library.titles)
const playables = titles.flatMap((title) => title.playables)

test('holds at least six titles in the four libraries', () => {
  expect(demoCatalogue.map(({ slug }) => slug)).toEqual(['films', 'series', 'music', 'archive'])
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

test('every film lasts at least 40 s, has four shots, and a trailer within it', () => {
  for (const { maker, kind, captions } of playables) {
    const recipe = recipes[maker]
    if (recipe.kind !== 'film') continue
    expect(kind).not.toBe('TRACK')
    expect(filmSeconds(recipe.film), maker).toBeGreaterThanOrEqual(40)
    expect(recipe.film.shots.length, maker).toBeGreaterThanOrEqual(4)
    expect(Object.keys(recipe.cues ?? {}), maker).toEqual(captions)
    for (const [from, to] of recipe.trailer ?? []) {
      expect(to).toBeGreaterThan(from + 1)
      expect(to).toBeLessThanOrEqual(filmSeconds(recipe.film))
    }
  }
})

test('the series has two seasons of two, whose marks and chapters lie within their episodes', () => {
  const series = titles.filter(({ kind }) => kind === 'SERIES')
  expect(series).toHaveLength(1)
  const episodes = series[0]?.playables ?? []
  expect(episodes.map(({ episode }) => `${episode?.seasonNumber}.${episode?.episodeNumber}`)).toEqual([
    '1.1',
    '1.2',
    '2.1',
    '2.2',
  ])
  expect(episodes.some(({ captions }) => captions.includes('en') && captions.includes('de'))).toBe(true)
  for (const { maker, episode, name } of episodes) {
    const recipe = recipes[maker]
    if (recipe.kind !== 'film' || !episode) throw new Error(`${name} is no episode`)
    const { shots } = recipe.film
    const starts = shots.map((_, index) => shots.slice(0, index).reduce((sum, shot) => sum + shot.seconds, 0))
    const startOf = (shot: string) => starts[shots.findIndex((each) => each.name === shot)]
    expect(episode.introStartSeconds, name).toBe(startOf('Title sequence'))
    expect(episode.introEndSeconds - episode.introStartSeconds).toBe(6)
    expect(episode.creditsStartSeconds, name).toBe(startOf('Credits'))
    for (const [at] of episode.chapters) expect(starts, name).toContain(at)
    expect(episode.synopsis.length).toBeGreaterThan(80)
  }
})

const spoken: [string, readonly Cue[]][] = [
  ['Night Ferry', nightFerryCues],
  ['Reel No. 41', harbourNewsreelCues],
  ...Object.entries(lettersCues).flatMap(([name, cues]) =>
    Object.entries(cues).map(([language, list]): [string, readonly Cue[]] => [`${name} in ${language}`, list]),
  ),
]

test.each(spoken)('captions of %s follow one another and say something', (_name, cues) => {
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
