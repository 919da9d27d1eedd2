import { expect, test } from 'vitest'
import { chooseVariant, parseMaster, parseMedia } from './audio-playlists.ts'

const address = 'https://media.example/library/music/1/master.m3u8'
const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-STREAM-INF:BANDWIDTH=70000,AVERAGE-BANDWIDTH=64000,CODECS="mp4a.40.2"
a64/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=200000,AVERAGE-BANDWIDTH=192000,CODECS="mp4a.40.2"
a192/index.m3u8
`

test('lists the sound-only variants, the best first, and none that has a picture', () => {
  const best = 'https://media.example/library/music/1/a192/index.m3u8'
  const [first, second, ...rest] = parseMaster(master, address)
  expect(first).toEqual({ url: best, bitsPerSecond: 200_000, codecs: 'mp4a.40.2' })
  expect(second?.bitsPerSecond).toBe(70_000)
  expect(rest).toEqual([])
  expect(parseMaster('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=2x2\nv/index.m3u8\n', address)).toEqual([])
})

test.each([
  ['nothing measured: the best', null, false, 200_000],
  ['a good line', 1_000_000, false, 200_000],
  ['a line that carries the small one', 150_000, false, 70_000],
  ['a line that carries neither', 10_000, false, 70_000],
  ['saving data', 1_000_000, true, 70_000],
])('%s', (_label, bitsPerSecond, savesData, expected) => {
  const chosen = chooseVariant(parseMaster(master, address), { bitsPerSecond, savesData })
  expect(chosen?.bitsPerSecond).toBe(expected)
})

test('reads segments with their times, and the exact length', () => {
  const text = `#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:4.010667,\ns0.m4s\n#EXTINF:1.5,\ns1.m4s\n#EXT-X-ENDLIST\n`
  const playlist = parseMedia(text, 'https://media.example/a/index.m3u8')
  expect(playlist?.initUrl).toBe('https://media.example/a/init.mp4')
  expect(playlist?.segments).toEqual([
    { url: 'https://media.example/a/s0.m4s', startSeconds: 0, endSeconds: 4.010667 },
    { url: 'https://media.example/a/s1.m4s', startSeconds: 4.010667, endSeconds: 5.510667 },
  ])
  expect(playlist?.seconds).toBeCloseTo(5.510667, 9)
})

test.each(['', '#EXTM3U\n#EXTINF:4,\ns0.ts\n', '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n', '<html>no</html>'])(
  'is no playlist of fragmented MP4: %j',
  (text) => expect(parseMedia(text, address)).toBeNull(),
)
