import { expect, test } from 'vitest'
import { drawScene } from './draw-scene.ts'

const size = { width: 160, height: 90 }
const bytesOf = (number: number) => drawScene(number, size).toBuffer('image/png').toString('base64')

test('each of the scenes is another, and the same at each drawing', () => {
  const scenes = Array.from({ length: 24 }, (_, number) => bytesOf(number))
  expect(new Set(scenes).size).toBe(24)
  expect(bytesOf(7)).toBe(scenes[7])
})
