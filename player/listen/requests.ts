import type { Track } from './track.ts'

/** What the pages ask of the bar. */
export type ListenRequest =
  | { do: 'play'; tracks: readonly Track[]; at: number | null; isShuffled: boolean }
  | { do: 'add'; tracks: readonly Track[]; place: 'last' | 'next' }
  | { do: 'toggle' }

let waiting: ListenRequest[] = []
const listeners = new Set<() => void>()

/** Asks the bar; the first time it has to be fetched, and finds the request when it comes. */
export function askToListen(request: ListenRequest): void {
  waiting.push(request)
  for (const listener of [...listeners]) listener()
}

export function takeRequests(): ListenRequest[] {
  const taken = waiting
  waiting = []
  return taken
}

export function subscribeRequests(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
