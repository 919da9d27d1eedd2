import { expect, test } from 'vitest'
import { parseIngestArguments } from './arguments.ts'

test('a film with captions in two languages, artwork and a trailer', () => {
  const args = [
    'film.mp4',
    '--library',
    'films',
    '--title',
    'Night Ferry',
    '--captions',
    'film.vtt',
    '--language',
    'de',
    '--captions',
    'film-en.srt',
    '--language',
    'en-GB',
    '--artwork',
    'art.png',
    '--trailer',
    'trailer.mov',
    '--year',
    '1969',
  ]
  expect(parseIngestArguments(args)).toEqual({
    ok: true,
    value: {
      file: 'film.mp4',
      target: {
        librarySlug: 'films',
        title: { name: 'Night Ferry', kind: 'FILM', year: 1969 },
        playable: { kind: 'FILM' },
      },
      captions: [
        { file: 'film.vtt', language: 'de' },
        { file: 'film-en.srt', language: 'en-GB' },
      ],
      artworkFile: 'art.png',
      trailerFile: 'trailer.mov',
    },
  })
})

test.each([
  [['--library', 'films', '--title', 'x'], /one file/],
  [['a.mp4', 'b.mp4', '--library', 'films', '--title', 'x'], /one file/],
  [['a.mp4', '--title', 'x'], /--library/],
  [['a.mp4', '--library', 'films'], /--title/],
  [['a.mp4', '--library', 'films', '--title', 'x', '--kind', 'opera'], /--kind/],
  [['a.mp4', '--library', 'films', '--title', 'x', '--year', 'long ago'], /--year/],
  [['a.mp4', '--library', 'films', '--title', 'x', '--captions', 'a.vtt', '--captions', 'b.vtt'], /language of each/],
  [['a.mp4', '--colour', 'red'], /colour/],
])('%j is explained', (args, sentence) => {
  const parsed = parseIngestArguments(args)
  expect(parsed.ok ? '' : parsed.error).toMatch(sentence)
})
