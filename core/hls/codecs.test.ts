import { expect, test } from 'vitest'
import { readCodecs } from './codecs.ts'

function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

const track = (entry: Buffer) => box('trak', box('mdia', box('minf', box('stbl', box('stsd', Buffer.alloc(8), entry)))))
const initialisation = (entry: Buffer) =>
  Buffer.concat([box('ftyp', Buffer.from('iso6')), box('moov', box('mvhd', Buffer.alloc(100)), track(entry))])

test('H.264 is named by profile, constraints and level', () => {
  const entry = box('avc1', Buffer.alloc(78), box('avcC', Buffer.from([1, 0x64, 0x00, 0x1f, 0xff])))
  expect(readCodecs(initialisation(entry))).toEqual({ ok: true, value: 'avc1.64001f' })
})

test.each([
  ['short lengths', [3, 0x19, 0, 0, 0, 4, 0x11, 0x40, 0x15, ...Array<number>(11).fill(0), 5, 2, 0x11, 0x90]],
  [
    'long lengths',
    [
      3,
      0x80,
      0x80,
      0x80,
      0x25,
      0,
      0,
      0,
      4,
      0x80,
      0x80,
      0x80,
      0x17,
      0x40,
      0x15,
      ...Array<number>(11).fill(0),
      5,
      0x80,
      0x80,
      0x80,
      2,
      0x11,
      0x90,
    ],
  ],
])('AAC-LC is named by its object types, with %s', (_label, descriptors) => {
  const entry = box('mp4a', Buffer.alloc(28), box('esds', Buffer.alloc(4), Uint8Array.from(descriptors)))
  expect(readCodecs(initialisation(entry))).toEqual({ ok: true, value: 'mp4a.40.2' })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a box longer than the file', Buffer.from([0, 0, 1, 0, 0x6d, 0x6f, 0x6f, 0x76])],
  ['another codec', initialisation(box('vp09', Buffer.alloc(78)))],
])('%s has no codec that we know', (_label, bytes) => {
  expect(readCodecs(bytes)).toEqual({ ok: false, error: 'CODECS_UNKNOWN' })
})
