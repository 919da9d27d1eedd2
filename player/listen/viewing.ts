import { connectBrowserSignals } from '#player/browser-signals.ts'
import type { Clock } from '#player/clock.ts'
import type { GrantKeeper } from '#player/grant-keeper.ts'
import { createMediaGate } from '#player/media-gate.ts'
import { fetchMedia } from './media-fetch.ts'
import type { Entry } from './queue.ts'
import type { TrackSource } from './track-media.ts'

/** One track's grant, from asking for it to giving it back. */
export type Viewing = {
  entry: Entry
  keeper: GrantKeeper
  source: TrackSource
  /** Gives the slot back while nobody listens; the media stay where they are. */
  rest: () => void
  /** Takes a slot again after `rest`. */
  wake: () => void
  /** Ends it, with the place told: for a track played through, that it has ended. */
  end: (how: 'over' | 'left') => void
}

/** Asks for a track's grant and fetches its media under it. */
export function openViewing(
  entry: Entry,
  { keeper, clock, fetch }: { keeper: GrantKeeper; clock: Clock; fetch: typeof globalThis.fetch },
): Viewing {
  const gate = createMediaGate(keeper, clock)
  const ending = new AbortController()
  const { signal } = ending
  let disconnect: (() => void) | null = connectBrowserSignals(keeper)
  keeper.wake()

  function rest(): void {
    disconnect?.()
    disconnect = null
    keeper.release()
  }
  return {
    entry,
    keeper,
    source: {
      manifestUrl: () => whenOpen(keeper, signal),
      fetch: (url) => fetchMedia(url, { fetch, gate, now: clock.now, signal }),
    },
    rest,
    wake: () => {
      if (disconnect) return
      disconnect = connectBrowserSignals(keeper)
      keeper.wake()
    },
    end: (how) => {
      ending.abort()
      if (how === 'over') keeper.report({ state: 'ended' })
      rest()
    },
  }
}

/** The manifest's address once a grant is there; `null` where it is refused or the viewing has ended. */
function whenOpen(keeper: GrantKeeper, signal: AbortSignal): Promise<string | null> {
  const read = () => {
    if (signal.aborted || keeper.getState().status === 'refused') return null
    return keeper.getGrant()?.manifestUrl
  }
  return new Promise((resolve) => {
    const first = read()
    if (first !== undefined) return resolve(first)
    const answer = () => {
      const found = read()
      if (found === undefined) return
      stop()
      resolve(found)
    }
    const stop = keeper.subscribe(answer)
    signal.addEventListener('abort', answer, { once: true })
  })
}
