/** What the bar plays, for the pages that show it: told by the bar alone. */
export type NowPlaying = { playableId: string | null; isPlaying: boolean }

const nothing: NowPlaying = { playableId: null, isPlaying: false }
let now = nothing
const listeners = new Set<() => void>()

export function tellNowPlaying(next: NowPlaying): void {
  if (next.playableId === now.playableId && next.isPlaying === now.isPlaying) return
  now = next
  for (const listener of [...listeners]) listener()
}

export const readNowPlaying = (): NowPlaying => now
export const nothingPlays = (): NowPlaying => nothing

export function subscribeNowPlaying(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
