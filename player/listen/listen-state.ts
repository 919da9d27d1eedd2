import type { Clock } from '#player/clock.ts'
import type { GrantKeeper } from '#player/grant-keeper.ts'
import type { KeeperState } from '#player/keeper-state.ts'
import type { Kept } from './kept-queue.ts'
import type { Queue } from './queue.ts'
import type { Reel, ReelEvents } from './reel.ts'

/** Everything that the bar shows. */
export type ListenState = {
  queue: Queue
  isPlaying: boolean
  isBuffering: boolean
  positionSeconds: number
  durationSeconds: number
  keeper: KeeperState
}

export type ListenerSettings = {
  media: HTMLMediaElement
  clock: Clock
  fetch: typeof globalThis.fetch
  createKeeper: (playableId: string) => GrantKeeper
  createReel: (events: ReelEvents) => Reel
  /** What an earlier page left: shown, and played only when asked for. */
  kept: Kept | null
  onKeep: (kept: Kept) => void
}
