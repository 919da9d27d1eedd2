import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { recipes } from '#scripts/demo/recipes.ts'
import { filmSeconds, renderFrameAt, renderFrames, type Film } from './film.ts'

const films = Object.entries(recipes).flatMap(([name, recipe]) =>
  recipe.kind === 'film' ? [[name, recipe] as const] : [],
)

const red: Film = {
  size: { width: 8, height: 8 },
  vignette: 0,
  grain: 0,
  shots: ['#f00', '#00f'].map((colour, index) => ({
    name: colour,
    seconds: 0.5,
    dissolve: index * 0.25,
    prepare:
      ({ width, height }) =>
      (pen) => {
        pen.fillStyle = colour
        pen.fillRect(0, 0, width, height)
      },
  })),
}

test('a dissolve mixes the two shots, before it is the first and after it the second', () => {
  const frames = [...renderFrames(red)].length
  const pixels: number[][] = []
  for (const canvas of renderFrames(red)) pixels.push([...canvas.data().subarray(0, 3)])
  expect(frames).toBe(24)
  expect(pixels[11]).toEqual([255, 0, 0])
  expect(pixels[23]).toEqual([0, 0, 255])
  expect(pixels[15]![0]).toBeGreaterThan(60)
  expect(pixels[15]![2]).toBeGreaterThan(60)
})

test.each(films)('%s lasts 40 s or more, has four shots or more, and a still within it', (_name, { film, stillAt }) => {
  expect(filmSeconds(film)).toBeGreaterThanOrEqual(40)
  expect(film.shots.length).toBeGreaterThanOrEqual(4)
  expect(stillAt).toBeLessThan(filmSeconds(film))
})

test('the same second of a film is drawn the same twice, another second is not', () => {
  const { film } = recipes['small-weather'] as Extract<(typeof recipes)['small-weather'], { kind: 'film' }>
  const digest = (seconds: number) => createHash('sha256').update(renderFrameAt(film, seconds).data()).digest('hex')
  expect(digest(9)).toBe(digest(9))
  expect(digest(9)).not.toBe(digest(10))
})
