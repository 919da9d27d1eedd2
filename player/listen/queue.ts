import type { Track } from './track.ts'

/** A track in its place: the same track may stand in the queue twice. */
export type Entry = { key: number; track: Track }

export type Repeat = 'off' | 'all' | 'one'

/** What plays, what played and what comes. `entries` is the order of playing, `plain` the order before shuffling. */
export type Queue = {
  entries: readonly Entry[]
  /** Keys in the order that was given, while shuffled; else `null`. */
  plain: readonly number[] | null
  /** Index of the entry that is on; -1 in an empty queue. */
  at: number
  repeat: Repeat
  nextKey: number
}

export const emptyQueue: Queue = { entries: [], plain: null, at: -1, repeat: 'off', nextKey: 1 }

export const currentEntry = (queue: Queue): Entry | null => queue.entries[queue.at] ?? null

/** A queue of these tracks alone, from the one at `at` on. Shuffled, that one comes first; without one, any. */
export function startQueue(
  tracks: readonly Track[],
  at: number | null,
  { repeat, isShuffled, random }: { repeat: Repeat; isShuffled: boolean; random: () => number },
): Queue {
  const first = at ?? (isShuffled ? Math.floor(random() * tracks.length) : 0)
  const entries = tracks.map((track, index) => ({ key: index + 1, track }))
  const queue = { entries, plain: null, at: Math.min(first, tracks.length - 1), repeat, nextKey: tracks.length + 1 }
  return isShuffled ? shuffle(queue, random) : queue
}

/** Puts tracks at the end, or right after the one that is on. */
export function addTracks(queue: Queue, tracks: readonly Track[], place: 'last' | 'next'): Queue {
  const added = tracks.map((track, index) => ({ key: queue.nextKey + index, track }))
  const index = place === 'next' ? queue.at + 1 : queue.entries.length
  const keys = added.map(({ key }) => key)
  return {
    ...queue,
    entries: queue.entries.toSpliced(index, 0, ...added),
    plain: queue.plain && insertAfter(queue.plain, place === 'next' ? currentEntry(queue)?.key : undefined, keys),
    at: queue.at === -1 && added.length > 0 ? 0 : queue.at,
    nextKey: queue.nextKey + added.length,
  }
}

function insertAfter(keys: readonly number[], after: number | undefined, added: number[]): number[] {
  const index = after === undefined ? keys.length : keys.indexOf(after) + 1
  return keys.toSpliced(index, 0, ...added)
}

/** Takes one entry out. Of the one that is on, the one after it takes the place. */
export function removeEntry(queue: Queue, key: number): Queue {
  const index = queue.entries.findIndex((entry) => entry.key === key)
  if (index < 0) return queue
  const entries = queue.entries.toSpliced(index, 1)
  const at = index < queue.at ? queue.at - 1 : Math.min(queue.at, entries.length - 1)
  return { ...queue, entries, at, plain: queue.plain && queue.plain.filter((other) => other !== key) }
}

/** Moves one entry to an index; what is on stays on. */
export function moveEntry(queue: Queue, key: number, to: number): Queue {
  const from = queue.entries.findIndex((entry) => entry.key === key)
  const moved = queue.entries[from]
  if (!moved) return queue
  const entries = queue.entries.toSpliced(from, 1).toSpliced(Math.max(0, to), 0, moved)
  const on = currentEntry(queue)
  return { ...queue, entries, at: on ? entries.indexOf(on) : -1 }
}

/** Leaves nothing but the entry that is on. */
export function clearRest(queue: Queue): Queue {
  const on = currentEntry(queue)
  return { ...queue, entries: on ? [on] : [], at: on ? 0 : -1, plain: queue.plain && (on ? [on.key] : []) }
}

/** Mixes everything behind the entry that is on, which comes first; again, and the given order is back. */
export function toggleShuffle(queue: Queue, random: () => number): Queue {
  if (!queue.plain) return shuffle(queue, random)
  const rank = new Map(queue.plain.map((key, index) => [key, index]))
  const on = currentEntry(queue)
  const entries = queue.entries.toSorted((one, other) => (rank.get(one.key) ?? 0) - (rank.get(other.key) ?? 0))
  return { ...queue, entries, plain: null, at: on ? entries.indexOf(on) : -1 }
}

function shuffle(queue: Queue, random: () => number): Queue {
  const on = currentEntry(queue)
  const rest = queue.entries.filter((entry) => entry !== on)
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[rest[last], rest[other]] = [rest[other]!, rest[last]!]
  }
  return { ...queue, entries: on ? [on, ...rest] : rest, plain: queue.entries.map(({ key }) => key), at: on ? 0 : -1 }
}

const repeats: readonly Repeat[] = ['off', 'all', 'one']

export function turnRepeat(queue: Queue): Queue {
  return { ...queue, repeat: repeats[(repeats.indexOf(queue.repeat) + 1) % repeats.length] ?? 'off' }
}

/** Index of what follows: by itself at a track's end, where "repeat one" stays, or by a press, which always leaves. */
export function nextIndex({ entries, at, repeat }: Queue, how: 'end' | 'press'): number | null {
  if (entries.length === 0) return null
  if (repeat === 'one' && how === 'end') return at
  if (at + 1 < entries.length) return at + 1
  return repeat === 'off' ? null : 0
}

/** Index of what was before. */
export function previousIndex({ entries, at, repeat }: Queue): number | null {
  if (at > 0) return at - 1
  return repeat === 'off' || entries.length === 0 ? null : entries.length - 1
}
