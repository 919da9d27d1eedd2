import type { ApiRefusal, Grant } from './grant-api.ts'

/** Why the player cannot go on: the API's refusal, or media that a fresh grant does not open. */
export type PlayerRefusal = Omit<ApiRefusal, 'code'> & { code: ApiRefusal['code'] | 'MEDIA_MISSING' | 'MEDIA_BROKEN' }

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
