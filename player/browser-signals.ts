import type { GrantKeeper } from './grant-keeper.ts'

/** Wakes the keeper when the tab is seen, the network returns or the page comes back; releases it when the page goes. */
export function connectBrowserSignals(keeper: GrantKeeper): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const wakeIfSeen = () => document.visibilityState === 'visible' && keeper.wake()
  document.addEventListener('visibilitychange', wakeIfSeen, { signal })
  addEventListener('online', keeper.wake, { signal })
  // Going offline asks as well: the failed answer is what says so on the screen.
  addEventListener('offline', keeper.wake, { signal })
  addEventListener('pageshow', (event) => event.persisted && keeper.wake(), { signal })
  addEventListener('pagehide', keeper.release, { signal })
  return () => stop.abort()
}

/** A JSON body by beacon: it leaves even when the page is already gone. `false`: the browser did not take it. */
export function sendBeaconJson(address: string, body: unknown): boolean {
  return navigator.sendBeacon(address, new Blob([JSON.stringify(body)], { type: 'application/json' }))
}
