import { expect, test } from 'vitest'
import { readDoubleTap } from './taps.ts'

test.each([
  ['two on the left', 0.1, 0.2, 200, -10],
  ['two on the right', 0.9, 0.8, 200, 10],
  ['two in the middle', 0.5, 0.5, 200, null],
  ['one on each side', 0.1, 0.9, 200, null],
  ['two far apart in time', 0.1, 0.1, 400, null],
])('%s', (_label, first, second, later, seconds) => {
  expect(readDoubleTap({ across: first, at: 1_000 }, { across: second, at: 1_000 + later })).toBe(seconds)
})

test('a tap alone shows the controls and seeks nothing', () => {
  expect(readDoubleTap(null, { across: 0.1, at: 0 })).toBeNull()
})
