import { emptyQueue, type Queue } from './queue.ts'

export type Kept = { queue: Queue; positionSeconds: number }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'usher.listen.'

/** What one profile listens to in this browser, so that a reload loses neither queue nor place. */
export function readKept(storage: () => Store, listenerId: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(prefix + listenerId) ?? 'null')
    return isKept(kept) ? kept : null
  } catch {
    return null
  }
}

export function keep(storage: () => Store, listenerId: string, kept: Kept): void {
  try {
    if (kept.queue.entries.length === 0) storage().removeItem(prefix + listenerId)
    else storage().setItem(prefix + listenerId, JSON.stringify(kept))
  } catch {
    // Storage is full or closed: the queue lasts as long as this page.
  }
}

/** Nobody is signed in any more: whoever comes next sees nothing of it. */
export function forgetAllKept(storage: () => Store): void {
  try {
    const held = storage()
    const keys = Array.from({ length: held.length }, (_, index) => held.key(index) ?? '')
    for (const key of keys) if (key.startsWith(prefix)) held.removeItem(key)
  } catch {
    // Closed storage holds nothing.
  }
}

function isKept(value: unknown): value is Kept {
  const { queue, positionSeconds } = (value ?? {}) as Partial<Kept>
  if (typeof positionSeconds !== 'number' || typeof queue !== 'object' || queue === null) return false
  const known = Object.keys(emptyQueue).every((name) => name in queue)
  if (!known || !Array.isArray(queue.entries)) return false
  return queue.entries.every(({ key, track } = {} as never) => {
    return typeof key === 'number' && typeof track?.playableId === 'string' && typeof track.albumHref === 'string'
  }) && queue.at < queue.entries.length // prettier-ignore
}
