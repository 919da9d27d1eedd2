import { expect, test } from 'vitest'
import { resumeSeconds } from './resume-position.ts'

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
