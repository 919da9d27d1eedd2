import type { ApiRefusal, Grant } from './grant-api.ts'

/** What the API has no part in: media that a fresh grant does not open or that cannot be played, a page gone stale. */
export type OwnRefusal = 'MEDIA_MISSING' | 'MEDIA_BROKEN' | 'PAGE_OUTDATED'

/** Why the player cannot go on. */
export type PlayerRefusal = Omit<ApiRefusal, 'code'> & { code: ApiRefusal['code'] | OwnRefusal }

/** Where the keeper stands. `waiting` goes on by itself, `refused` needs the person. */
export type KeeperState =
  | { status: 'opening' }
  | { status: 'open'; grant: Grant }
  | { status: 'waiting'; reason: 'offline' | 'portal' | 'media' }
  | { status: 'refused'; refusal: PlayerRefusal }

export type StateCell = {
  get: () => KeeperState
  set: (next: KeeperState) => void
  /** Calls after each change; answers the function that ends it. */
  subscribe: (listener: () => void) => () => void
}

/** One observable value, in the form React's `useSyncExternalStore` reads. */
export function createStateCell(): StateCell {
  let state: KeeperState = { status: 'opening' }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (next) => {
      state = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
