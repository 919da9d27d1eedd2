import { expect, test } from 'vitest'
import { isWatchedThrough, resumeSeconds } from './resume-position.ts'

test.each([
  ['never opened', undefined, 60, null],
  ['only looked', 4, 60, null],
  ['in the middle', 42, 60, 42],
  ['at the very end', 57, 60, null],
  ['in the last two percent of a long film', 7_150, 7_200, null],
  ['before the credits', 7_000, 7_200, 7_000],
  ['in the middle of ten seconds', 6, 10, 6],
  ['in the last tenth of ten seconds', 9.2, 10, null],
])('resumes what was %s', (_label, position, duration, expected) => {
  expect(resumeSeconds(position, duration)).toBe(expected)
})

test.each([
  ['at 95 %', 570, { durationSeconds: 600, creditsStartSeconds: null }, true],
  ['just before', 569, { durationSeconds: 600, creditsStartSeconds: null }, false],
  ['at the credits', 540, { durationSeconds: 600, creditsStartSeconds: 540 }, true],
  ['before late credits', 580, { durationSeconds: 600, creditsStartSeconds: 590 }, false],
  ['at the end, the mark beyond it', 600, { durationSeconds: 600, creditsStartSeconds: 700 }, true],
  ['of unknown length', 600, { durationSeconds: null, creditsStartSeconds: null }, false],
])('%s counts as watched: %s', (_label, position, playable, expected) => {
  expect(isWatchedThrough(position, playable)).toBe(expected)
})
