import { expect, test } from 'vitest'
import { parseMediaPlaylist, sumDuration } from './media-playlist.ts'
import { joinShortEnd } from './short-end.ts'

const write = (...seconds: number[]) =>
  [
    '#EXTM3U',
    '#EXT-X-TARGETDURATION:4',
    '#EXT-X-MAP:URI="init.mp4"',
    ...seconds.flatMap((length, index) => [`#EXTINF:${length.toFixed(6)},`, `s${index}.m4s`]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n')

function read(text: string) {
  const parsed = parseMediaPlaylist(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

test('a last segment of a few frames becomes part of the one before, and the whole is as long as it was', () => {
  const before = write(4, 4.010667, 0.045229)
  const joined = joinShortEnd(before)
  expect(joined).toMatchObject({ keptUri: 's1.m4s', joinedUri: 's2.m4s' })
  const after = read(joined?.text ?? '')
  expect(after.segments).toEqual([
    { uri: 's0.m4s', durationSeconds: 4 },
    { uri: 's1.m4s', durationSeconds: 4.055896 },
  ])
  expect(after.mapUri).toBe('init.mp4')
  expect(sumDuration(after)).toBeCloseTo(sumDuration(read(before)), 6)
})

test('the target duration grows with a segment that rounds above it', () => {
  expect(read(joinShortEnd(write(4, 4, 1.9))?.text ?? '').targetDurationSeconds).toBe(6)
})

test.each([
  ['a last segment of half a target', write(4, 2)],
  ['the only segment', write(0.04)],
  ['what is no playlist', '<html>'],
])('%s stays as it is', (_label, text) => {
  expect(joinShortEnd(text)).toBeNull()
})
