import { expect, test } from 'vitest'
import {
  addTracks,
  clearRest,
  currentEntry,
  emptyQueue,
  moveEntry,
  nextIndex,
  previousIndex,
  removeEntry,
  startQueue,
  toggleShuffle,
  turnRepeat,
  type Queue,
} from './queue.ts'
import type { Track } from './track.ts'

const track = (name: string): Track => ({
  ...{ playableId: name, name, artist: null, album: 'Album', albumHref: '/titles/album' },
  ...{ durationSeconds: 100, artwork: [] },
})
const album = ['a', 'b', 'c', 'd'].map(track)
const names = (queue: Queue) => queue.entries.map((entry) => entry.track.name).join('')
const onName = (queue: Queue) => currentEntry(queue)?.track.name
const keyOf = (queue: Queue, name: string) => queue.entries.find((entry) => entry.track.name === name)?.key ?? -1
const start = (at: number | null, isShuffled = false, random = () => 0) =>
  startQueue(album, at, { repeat: 'off', isShuffled, random })

test('an album plays in its order from the chosen track on', () => {
  expect(names(start(2))).toBe('abcd')
  expect(onName(start(2))).toBe('c')
  expect(onName(start(null))).toBe('a')
})

test('shuffled, the chosen track comes first and every other one after it, once', () => {
  const queue = start(2, true, () => 0.4)
  expect(onName(queue)).toBe('c')
  expect(queue.at).toBe(0)
  expect([...names(queue)].toSorted().join('')).toBe('abcd')
  expect(onName(start(null, true, () => 0.8)), 'without a chosen one, any').toBe('d')
})

test('shuffling on and off keeps what is on, and gives the order back, with what was added meanwhile', () => {
  const mixed = toggleShuffle(start(1), () => 0)
  expect(onName(mixed)).toBe('b')
  expect(names(mixed)).not.toBe('abcd')
  const added = addTracks(mixed, [track('x')], 'next')
  const back = toggleShuffle(removeEntry(added, keyOf(added, 'd')), () => 0)
  expect(names(back)).toBe('abxc')
  expect(onName(back)).toBe('b')
})

test('what is added comes next or last, and the same track may stand twice', () => {
  expect(names(addTracks(start(1), [track('x'), track('y')], 'next'))).toBe('abxycd')
  const twice = addTracks(start(1), [track('a')], 'last')
  expect(names(twice)).toBe('abcda')
  expect(new Set(twice.entries.map(({ key }) => key)).size).toBe(5)
  expect(onName(addTracks(emptyQueue, album, 'last'))).toBe('a')
})

test.each([
  ['before what is on', 'a', 'bcd', 'c'],
  ['behind it', 'd', 'abc', 'c'],
  ['what is on: the next takes its place', 'c', 'abd', 'd'],
])('removing %s', (_label, name, left, on) => {
  const queue = removeEntry(start(2), keyOf(start(2), name))
  expect(names(queue)).toBe(left)
  expect(onName(queue)).toBe(on)
})

test('removing the last one leaves nothing on', () => {
  const one = startQueue([track('a')], 0, { repeat: 'all', isShuffled: false, random: () => 0 })
  const none = removeEntry(one, 1)
  expect(currentEntry(none)).toBeNull()
  expect(nextIndex(none, 'end')).toBeNull()
})

test.each([
  ['a', 3, 'bcda'],
  ['d', 0, 'dabc'],
  ['c', 1, 'acbd'],
])('moving %s to %i', (name, to, order) => {
  const queue = moveEntry(start(1), keyOf(start(1), name), to)
  expect(names(queue)).toBe(order)
  expect(onName(queue), 'what is on stays on').toBe('b')
})

test('clearing leaves what is on', () => {
  const queue = clearRest(start(2))
  expect(names(queue)).toBe('c')
  expect(onName(queue)).toBe('c')
})

test('at the end: off stops, all begins anew, one stays; a press leaves "one" as well', () => {
  const last = start(3)
  expect(nextIndex(last, 'end')).toBeNull()
  const all = turnRepeat(last)
  expect(nextIndex(all, 'end')).toBe(0)
  const one = turnRepeat(all)
  expect(nextIndex(one, 'end')).toBe(3)
  expect(nextIndex(one, 'press')).toBe(0)
  expect(turnRepeat(one).repeat).toBe('off')
})

test('previous goes back, and round where the queue repeats', () => {
  expect(previousIndex(start(2))).toBe(1)
  expect(previousIndex(start(0))).toBeNull()
  expect(previousIndex(turnRepeat(start(0)))).toBe(3)
})
