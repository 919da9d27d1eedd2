import { expect, test } from 'vitest'
import { isWatchedThrough, resumeSeconds } from './resume-position.ts'

test.each([
  ['never opened', undefined, 60, null, null],
  ['only looked', 4, 60, null, null],
  ['in the middle', 42, 60, null, 42],
  ['at the very end', 57, 60, null, null],
  ['watched to 95 %', 6_840, 7_200, null, null],
  ['left just before that', 6_839, 7_200, null, 6_839],
  ['left in early credits', 6_500, 7_200, 6_480, null],
  ['left before late credits', 7_000, 7_200, 7_100, 7_000],
  ['in the last two percent, the credits still to come', 7_090, 7_200, 7_100, null],
  ['in the middle of ten seconds', 6, 10, null, 6],
  ['in the last tenth of ten seconds', 9.2, 10, null, null],
])('resumes what was %s', (_label, position, duration, credits, expected) => {
  expect(resumeSeconds(position, duration, credits)).toBe(expected)
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
