import { expect, test } from 'vitest'
import { readInitFacts, withoutEditList } from './init-segment.ts'

/** A box: its length, its name, its body. */
function box(type: string, ...bodies: Uint8Array[]): Uint8Array {
  const size = 8 + bodies.reduce((sum, { length }) => sum + length, 0)
  return join(words(size), new TextEncoder().encode(type), ...bodies)
}
function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
function words(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  values.forEach((value, index) => new DataView(bytes.buffer).setInt32(index * 4, value))
  return bytes
}
const header = box('mdia', box('mdhd', words(0, 0, 0, 48_000, 0, 0)))
const edits = (...list: number[]) => box('edts', box('elst', words(0, list.length / 3, ...list)))
const init = (...boxes: Uint8Array[]) =>
  join(box('ftyp', words(0)), box('moov', box('trak', ...boxes))).buffer as ArrayBuffer

test('reads the encoder’s delay from the edit list, and none where there is none', () => {
  expect(readInitFacts(init(edits(0, 1_024, 0x10000), header))).toEqual({ timescale: 48_000, primingSamples: 1_024 })
  expect(readInitFacts(init(header))).toEqual({ timescale: 48_000, primingSamples: 0 })
})

test('reads the long form of both boxes', () => {
  const longHeader = box('mdia', box('mdhd', words(0x01000000, 0, 0, 0, 0, 44_100, 0, 0, 0)))
  const longEdits = box('edts', box('elst', words(0x01000000, 1, 0, 0, 0, 2_112, 0x10000)))
  expect(readInitFacts(init(longEdits, longHeader))).toEqual({ timescale: 44_100, primingSamples: 2_112 })
})

test('without its edit list a segment has the same length and no delay', () => {
  const before = init(edits(0, 1_024, 0x10000), header)
  const after = withoutEditList(before)
  expect(after.byteLength).toBe(before.byteLength)
  expect(readInitFacts(after)).toEqual({ timescale: 48_000, primingSamples: 0 })
  expect(readInitFacts(before).primingSamples, 'the original is left alone').toBe(1_024)
})

test('what is no segment says nothing', () => {
  expect(readInitFacts(new Uint8Array([0, 0, 0, 3, 1, 2, 3, 4, 5]).buffer)).toEqual({ timescale: 0, primingSamples: 0 })
  expect(readInitFacts(new ArrayBuffer(0))).toEqual({ timescale: 0, primingSamples: 0 })
})
