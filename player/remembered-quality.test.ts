import { expect, test } from 'vitest'
import { chooseHeight } from './remembered-quality.ts'

const renditions = [
  { width: 640, height: 360 },
  { width: 426, height: 240 },
  { width: 1280, height: 720 },
]

test.each([
  ['720', 2],
  ['480', 0],
  ['2160', 2],
  ['144', 1],
  ['auto', -1],
  [null, -1],
  ['-5', -1],
])('a remembered %s chooses number %s', (remembered, index) => {
  expect(chooseHeight(renditions, remembered)).toBe(index)
})

test('a film held upright counts by its shorter side', () => {
  expect(
    chooseHeight(
      [
        { width: 240, height: 426 },
        { width: 360, height: 640 },
      ],
      '360',
    ),
  ).toBe(1)
})
