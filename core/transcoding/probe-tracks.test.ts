import { expect, test } from 'vitest'
import { readChapters, readStreamLanguage, readSubtitles } from './probe-tracks.ts'

test.each([
  ['eng', 'en'],
  ['ger', 'de'],
  ['de-AT', 'de-AT'],
  ['und', null],
  ['qaa', null],
  ['zxx', null],
  ['"><script>', null],
  ['x'.repeat(60), null],
  [undefined, null],
  [7, null],
])('a file that says %s speaks %s', (language, read) => {
  expect(readStreamLanguage({ tags: { language } })).toBe(read)
})

test('only text of a stated language becomes captions, one track a language', () => {
  const stream = (index: number, codec_name: string, language: string) => ({
    ...{ index, codec_type: 'subtitle', codec_name, tags: { language } },
  })
  const streams = [
    stream(2, 'mov_text', 'eng'),
    stream(3, 'dvd_subtitle', 'fre'),
    stream(4, 'subrip', 'ger'),
    stream(5, 'subrip', 'deu'),
    stream(6, 'ass', 'und'),
  ]
  expect(readSubtitles(streams)).toEqual([
    { streamIndex: 2, language: 'en' },
    { streamIndex: 4, language: 'de' },
  ])
})

test('chapters are one clean line each, in order', () => {
  const chapters = [
    { start_time: '30.5', tags: { title: 'The\u202e  crossing\n' } },
    { start_time: '0.000000', tags: { title: ` ${'A'.repeat(200)}` } },
    { start_time: '-1', tags: { title: 'Before' } },
    { start_time: 'soon', tags: { title: 'Never' } },
    { start_time: '40', tags: {} },
  ]
  expect(readChapters(chapters)).toEqual([
    { startSeconds: 0, name: 'A'.repeat(120) },
    { startSeconds: 30.5, name: 'The crossing' },
  ])
})

test('a single chapter divides nothing, and what is no list is none', () => {
  expect(readChapters([{ start_time: '0', tags: { title: 'All of it' } }])).toEqual([])
  expect([readChapters(undefined), readChapters('chapters'), readSubtitles([])]).toEqual([[], [], []])
})
