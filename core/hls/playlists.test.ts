import { expect, test } from 'vitest'
import { listPlaylistUris, listSheetUris, resolveInPackage } from './closure.ts'
import { writeMasterPlaylist, type VideoVariant } from './master-playlist.ts'
import { measureBandwidth, parseMediaPlaylist, sumDuration } from './media-playlist.ts'
import { countSheets, writeThumbnailTrack } from './thumbnail-track.ts'

const media = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.004000,
s00000.m4s
#EXTINF:1.001000,
s00001.m4s
#EXT-X-ENDLIST
`

test('a media playlist is read with its map, its segments and their lengths', () => {
  const parsed = parseMediaPlaylist(media)
  if (!parsed.ok) throw new Error(parsed.error)
  expect(parsed.value).toMatchObject({ mapUri: 'init.mp4', targetDurationSeconds: 4 })
  expect(parsed.value.segments.map(({ uri }) => uri)).toEqual(['s00000.m4s', 's00001.m4s'])
  expect(sumDuration(parsed.value)).toBeCloseTo(5.005)
})

test.each([
  ['a page', '<html>', 'NOT_A_PLAYLIST'],
  ['one that was not finished', media.replace('#EXT-X-ENDLIST\n', ''), 'NOT_ENDED'],
  ['one without segments', media.replaceAll(/#EXTINF.*\n.*\n/g, ''), 'NO_SEGMENTS'],
  ['a segment over its target', media.replace('4.004000', '4.600000'), 'SEGMENT_TOO_LONG'],
])('%s is refused', (_label, text, error) => {
  expect(parseMediaPlaylist(text)).toEqual({ ok: false, error })
})

test('the peak is that of a run of segments, not of a last one with a few frames', () => {
  const segments = [4, 4, 4, 0.04].map((durationSeconds, index) => ({ uri: `${index}`, durationSeconds }))
  const { peak, average } = measureBandwidth(
    { segments, targetDurationSeconds: 4 },
    [500_000, 1_000_000, 500_000, 100_000],
  )
  expect(peak).toBe(2_000_000)
  expect(average).toBe(Math.ceil((2_100_000 * 8) / 12.04))
  const single = [{ uri: '0', durationSeconds: 1 }]
  expect(measureBandwidth({ segments: single, targetDurationSeconds: 4 }, [1_000])).toEqual({
    peak: 8_000,
    average: 8_000,
  })
})

const variant = (height: number, peak: number): VideoVariant => ({
  uri: `v${height}/index.m3u8`,
  width: Math.round((height * 16) / 9),
  height,
  framesPerSecond: 30_000 / 1_001,
  bandwidth: { peak, average: peak / 2 },
  codecs: 'avc1.64001f',
})
const sound = {
  uri: 'a128/index.m3u8',
  name: 'Stereo',
  language: null,
  bandwidth: { peak: 130_000, average: 128_000 },
  codecs: 'mp4a.40.2',
}
const text = { uri: 'text/en/index.m3u8', label: 'English "CC"', language: 'en', isDefault: false }

test('pictures come first, begin in the middle, and count their sound', () => {
  const master = writeMasterPlaylist({
    video: [variant(240, 400_000), variant(480, 1_400_000), variant(1080, 5_000_000)],
    audio: [sound],
    text: [text],
  })
  expect(master.startsWith('#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n')).toBe(true)
  expect(listPlaylistUris(master)).toEqual([
    'a128/index.m3u8',
    'text/en/index.m3u8',
    'v480/index.m3u8',
    'v240/index.m3u8',
    'v1080/index.m3u8',
  ])
  expect(master).toContain(
    '#EXT-X-STREAM-INF:BANDWIDTH=1530000,AVERAGE-BANDWIDTH=828000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=853x480,FRAME-RATE=29.970,AUDIO="sound",SUBTITLES="text"\nv480/index.m3u8\n',
  )
  expect(master).toContain(
    'TYPE=AUDIO,GROUP-ID="sound",NAME="Stereo",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a128/index.m3u8"',
  )
  expect(master).toContain('NAME="English ”CC”",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO')
})

test('each language of the sound is a member of the one group, the first by default', () => {
  const german = { ...sound, uri: 'a128-2/index.m3u8', name: 'Deutsch', language: 'de' }
  const english = { ...sound, name: 'English', language: 'en' }
  const master = writeMasterPlaylist({ video: [variant(240, 400_000)], audio: [english, german], text: [] })
  expect(master).toContain('GROUP-ID="sound",NAME="English",LANGUAGE="en",DEFAULT=YES')
  expect(master).toContain('GROUP-ID="sound",NAME="Deutsch",LANGUAGE="de",DEFAULT=NO')
})

test('music has sound-only variants and no group, a silent film names no sound', () => {
  const music = writeMasterPlaylist({ video: [], audio: [sound], text: [] })
  expect(music).toContain(
    '#EXT-X-STREAM-INF:BANDWIDTH=130000,AVERAGE-BANDWIDTH=128000,CODECS="mp4a.40.2"\na128/index.m3u8',
  )
  expect(music).not.toContain('EXT-X-MEDIA')
  const silent = writeMasterPlaylist({ video: [variant(240, 400_000)], audio: [], text: [] })
  expect(silent).toContain('CODECS="avc1.64001f",')
  expect(silent).not.toContain('AUDIO=')
})

test('the thumbnail track leads to a tile on a sheet for every moment', () => {
  const sheets = {
    tileWidth: 176,
    tileHeight: 98,
    columns: 5,
    rows: 5,
    intervalSeconds: 2,
    sheetUri: (sheet: number) => `thumbnails/t${sheet}.jpg`,
  }
  const track = writeThumbnailTrack(sheets, 61)
  expect(track.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nthumbnails/t1.jpg#xywh=0,0,176,98\n')).toBe(true)
  expect(track).toContain('00:00:12.000 --> 00:00:14.000\nthumbnails/t1.jpg#xywh=176,98,176,98\n')
  expect(track).toContain('00:01:00.000 --> 00:01:01.000\nthumbnails/t2.jpg#xywh=0,98,176,98\n')
  expect(listSheetUris(track)).toEqual(['thumbnails/t1.jpg', 'thumbnails/t2.jpg'])
  expect(countSheets(sheets, 61)).toBe(2)
  expect(countSheets(sheets, 0.04)).toBe(1)
})

test('addresses in a playlist count from its own folder', () => {
  expect(resolveInPackage('v480/index.m3u8', 's00001.m4s')).toBe('v480/s00001.m4s')
  expect(resolveInPackage('master.m3u8', 'v480/index.m3u8')).toBe('v480/index.m3u8')
})
