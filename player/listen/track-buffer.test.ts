import { beforeEach, expect, test } from 'vitest'
import { layTrack, type LaidTrack } from './laid-track.ts'
import { createTrackBuffer, type TrackBuffer } from './track-buffer.ts'
import type { TrackMedia } from './track-media.ts'

/** A source buffer that writes down what is done with it, one thing at a time, and is done a moment later. */
class FakeBuffer extends EventTarget {
  updating = false
  timestampOffset = 0
  #start = 0
  #end = Infinity
  heard: [number, number][] = []
  done: string[] = []
  breaksAt = ''

  get buffered() {
    return { length: this.heard.length, start: (index: number) => this.heard[index]?.[0] ?? 0 }
  }
  set appendWindowStart(start: number) {
    if (start >= this.#end) throw new TypeError('a window that ends before it begins')
    this.#start = start
  }
  set appendWindowEnd(end: number) {
    if (end <= this.#start) throw new TypeError('a window that ends before it begins')
    this.#end = end
  }
  appendBuffer(bytes: ArrayBuffer) {
    const name = new TextDecoder().decode(bytes)
    this.#work(`${name} at ${this.timestampOffset} in ${this.#start}–${this.#end}`, name === this.breaksAt)
  }
  remove(from: number, until: number) {
    this.#work(`remove ${from}–${until}`, false)
  }
  #work(what: string, isBroken: boolean) {
    if (this.updating) throw new DOMException('still updating', 'InvalidStateError')
    this.updating = true
    this.done.push(what)
    queueMicrotask(() => {
      this.updating = false
      if (isBroken) this.dispatchEvent(new Event('error'))
      this.dispatchEvent(new Event('updateend'))
    })
  }
}

const bytes = (name: string) => new TextEncoder().encode(name).buffer as ArrayBuffer
const init = bytes('init')

let fake: FakeBuffer
let buffer: TrackBuffer

beforeEach(() => {
  fake = new FakeBuffer()
  buffer = createTrackBuffer(fake as unknown as SourceBuffer)
})

function track(at: number): LaidTrack {
  const segments = [0, 10].map((startSeconds) => ({ startSeconds, endSeconds: startSeconds + 10, url: '' }))
  const media = { seconds: 20, primingSeconds: 0.5, init, segments } as unknown as TrackMedia
  return { ...layTrack({ manifestUrl: async () => null, fetch: async () => ({ failed: 'missing' }) }, at), media }
}

test('each track is laid at its place, cut where it begins and ends, its initialisation once', async () => {
  const [first, second] = [track(0), track(20)]
  await buffer.append(first, init, bytes('a1'))
  await buffer.append(first, init, bytes('a2'))
  await buffer.append(second, init, bytes('b1'))
  await buffer.append(first, init, bytes('a3'))
  expect(fake.done.filter((what) => !what.startsWith('init'))).toEqual([
    'a1 at -0.5 in 0–20',
    'a2 at -0.5 in 0–20',
    'b1 at 19.5 in 20–40',
    'a3 at -0.5 in 0–20',
  ])
  expect(fake.done.map((what) => what.split(' ')[0])).toEqual(['init', 'a1', 'a2', 'init', 'b1', 'init', 'a3'])
})

test('what is asked while it is busy waits for its turn', async () => {
  const both = [buffer.append(track(0), init, bytes('a1')), buffer.append(track(20), init, bytes('b1'))]
  expect(buffer.isBusy()).toBe(true)
  await Promise.all(both)
  expect(fake.done.filter((what) => /^[ab]1/.test(what))).toHaveLength(2)
  expect(buffer.isBusy()).toBe(false)
})

test('media that the browser cannot take are an error, and the next ones are taken', async () => {
  fake.breaksAt = 'a1'
  await expect(buffer.append(track(0), init, bytes('a1'))).rejects.toThrow('could not take')
  await expect(buffer.append(track(0), init, bytes('a2'))).resolves.toBeUndefined()
})

test('a track is taken off from its beginning on, if anything of it is there', async () => {
  const [first, second] = [track(0), track(20)]
  await buffer.append(first, init, bytes('a1'))
  expect(buffer.takeOff(second), 'control').toBeNull()
  await buffer.append(second, init, bytes('b1'))
  await buffer.takeOff(second)
  expect(fake.done.at(-1)).toBe('remove 20–Infinity')
  await buffer.append(second, init, bytes('b1'))
  expect(fake.done.at(-2), 'it is read in anew').toMatch(/^init/)
})

test('two minutes of what was heard stay; the rest goes in pieces, and its segments are missing again', async () => {
  const first = track(0)
  first.laid.add(0).add(1)
  fake.heard = [[0, 20]]
  expect(await buffer.sweep(149, [first])).toBe(false)
  expect(fake.done).toEqual([])
  expect(await buffer.sweep(150, [first])).toBe(true)
  expect(fake.done).toEqual(['remove 0–30'])
  expect([...first.laid]).toEqual([])
})
