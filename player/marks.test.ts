import { expect, test } from 'vitest'
import { findChapter, findIntroEnd, spanChapters, type Marks } from './marks.ts'

const marks: Marks = { introStartSeconds: 10, introEndSeconds: 40, creditsStartSeconds: null }

test.each([
  [9.9, null],
  [10, 40],
  [38.9, 40],
  [39.5, null],
  [50, null],
])('at %s s the intro can be left for %s', (seconds, end) => {
  expect(findIntroEnd(marks, seconds)).toBe(end)
})

test('an intro without a beginning begins the film, one without an end is none', () => {
  expect(findIntroEnd({ ...marks, introStartSeconds: null }, 0)).toBe(40)
  expect(findIntroEnd({ ...marks, introEndSeconds: null }, 20)).toBeNull()
})

test('chapters end where the next begins, the last with the film', () => {
  const chapters = [
    { startSeconds: 50, name: 'Two' },
    { startSeconds: 0, name: 'One' },
    { startSeconds: 200, name: 'Beyond' },
  ]
  expect(spanChapters(chapters, 100)).toEqual([
    { startSeconds: 0, name: 'One', endSeconds: 50 },
    { startSeconds: 50, name: 'Two', endSeconds: 100 },
  ])
})

test('a place belongs to the chapter that began last', () => {
  const chapters = [
    { startSeconds: 5, name: 'One' },
    { startSeconds: 50, name: 'Two' },
  ]
  expect([0, 5, 49.9, 50].map((seconds) => findChapter(chapters, seconds)?.name)).toEqual([
    undefined,
    'One',
    'One',
    'Two',
  ])
})
