import { expect, test } from 'vitest'
import { parseCaptions, writeTextPlaylist, writeWebVtt } from './captions.ts'

function rewrite(text: string): string {
  const cues = parseCaptions(Buffer.from(text))
  if (!cues.ok) throw new Error(cues.error)
  return writeWebVtt(cues.value)
}

test('SubRip becomes WebVTT: points, order, no numbers, no windows line ends', () => {
  const subRip =
    '\uFEFF2\r\n00:00:05,5 --> 00:00:06,250\r\nsecond\r\n\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nfirst\r\nline\r\n'
  expect(rewrite(subRip)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nfirst\nline\n\n00:00:05.500 --> 00:00:06.250\nsecond\n',
  )
})

test('WebVTT keeps its placing in numbers and loses styles, notes, regions and names', () => {
  const webVtt = `WEBVTT - a film

STYLE
::cue { background: url(http://example.com/x) }

NOTE a --> b

REGION
id:r

intro
01:02.000 --> 01:03.000 line:10% position:50%,center align:start vertical:rl region:r
Hello
`
  expect(rewrite(webVtt)).toBe('WEBVTT\n\n00:01:02.000 --> 00:01:03.000 line:10% align:start\nHello\n')
})

test.each([
  ['markup', '<script>alert(1)</script>', 'alert(1)'],
  ['an attribute', '<i onclick="x">leans</i>', '<i>leans</i>'],
  ['a voice', '<v Roger>Hi <b>there</v>', 'Hi <b>there</b>'],
  ['an arrow', 'a --> b', 'a --&gt; b'],
  ['comparisons', '1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
  ['escapes that are there', '&lt;b&gt; &amp;amp; &nbsp;', '&lt;b&gt; &amp;amp;'],
  ['a closing tag alone', '</b>x', 'x'],
  ['times inside', 'one <00:01.500>two', 'one two'],
  ['placing of SubRip', '{\\an8}up', 'up'],
])('%s inside of a cue cannot do anything', (_label, source, expected) => {
  expect(rewrite(`WEBVTT\n\n00:01.000 --> 00:02.000\n${source}\n`)).toBe(
    `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${expected}\n`,
  )
})

test.each([
  ['more than 2 MiB', Buffer.alloc(2 * 1024 ** 2 + 1, 'x'), 'CAPTIONS_TOO_LARGE'],
  ['more than 20,000 cues', Buffer.from('00:01.000 --> 00:02.000\nx\n\n'.repeat(20_001)), 'CAPTIONS_TOO_LARGE'],
  ['bytes that are no text', Buffer.from([0xc3, 0x28, 0xff]), 'CAPTIONS_UNREADABLE'],
  ['a zero byte', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nx\0\n'), 'CAPTIONS_UNREADABLE'],
  ['a page', Buffer.from('<html></html>'), 'CAPTIONS_UNREADABLE'],
  ['only cues that end before they begin', Buffer.from('00:02.000 --> 00:01.000\nx\n'), 'CAPTIONS_UNREADABLE'],
])('%s is refused', (_label, bytes, error) => {
  expect(parseCaptions(bytes)).toEqual({ ok: false, error })
  expect(parseCaptions(Buffer.from('00:01.000 --> 00:02.000\nx\n')).ok).toBe(true)
})

test('times without a fraction are whole seconds', () => {
  expect(rewrite('0\n00:00:04 --> 00:00:07\nx\n')).toContain('00:00:04.000 --> 00:00:07.000\nx\n')
})

test('UTF-16 with its mark is read', () => {
  const cues = parseCaptions(Buffer.from('\uFEFF00:01.000 --> 00:02.000\nÉlan\n', 'utf16le'))
  expect(cues).toMatchObject({ ok: true, value: [{ text: 'Élan' }] })
})

test('the playlist is one segment as long as the film, within its target', () => {
  const playlist = writeTextPlaylist('captions.vtt', 61.2)
  expect(playlist).toContain('#EXT-X-TARGETDURATION:62\n')
  expect(playlist).toContain('#EXTINF:61.200000,\ncaptions.vtt\n#EXT-X-ENDLIST\n')
})
