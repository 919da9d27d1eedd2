import type { Clock } from './clock.ts'
import { backoffMilliseconds } from './clock.ts'
import type { GrantKeeper } from './grant-keeper.ts'

/** A media request that failed. Without `status` the browser hid the answer: perhaps a 403 without CORS headers. */
export type MediaFailure = { startedAt: number; status?: number | undefined }

export type MediaGate = {
  /** What to do with a failed request: send it again, or give it up because the keeper has been refused. */
  failed: (failure: MediaFailure) => Promise<'retry' | 'stop'>
  /** A request was answered with media. */
  arrived: () => void
}

/** A refusal so soon after a renewal is not about the grant. */
const loopGuardMilliseconds = 10_000
/** A film stands still meanwhile: the waits stop growing at 8 seconds. */
const slowestRound = 4

/**
 * Stands between the engine's requests and the edge. A failure renews the grant once and is sent again once; what then
 * still fails is `MEDIA_MISSING` where the edge said 403, else the media host is named as out of reach and asked again
 * ever more slowly.
 */
export function createMediaGate(keeper: GrantKeeper, clock: Clock): MediaGate {
  let renewedForMediaAt: number | null = null
  let failures = 0
  let pause: Promise<'retry'> | null = null
  let endPause = () => {}

  /** All requests that wait for the host wait together, and the first one that gets through ends the wait of all. */
  function retryLater(): Promise<'retry'> {
    pause ??= new Promise((resolve) => {
      failures += 1
      keeper.setMediaMissing(true)
      const end = () => {
        cancel()
        pause = null
        resolve('retry')
      }
      const cancel = clock.after(backoffMilliseconds(Math.min(failures, slowestRound), clock.random), end)
      endPause = end
    })
    return pause
  }

  /** Cookies live at least twice the time to their renewal: older ones may have ended, by whatever clock. */
  function isJustRenewed(): boolean {
    const shortestLife = (keeper.getGrant()?.renewAfterSeconds ?? Infinity) * 2_000
    const guard = Math.min(loopGuardMilliseconds, shortestLife)
    return renewedForMediaAt !== null && clock.now() - renewedForMediaAt < guard
  }

  return {
    failed: async ({ startedAt, status }) => {
      if (keeper.getState().status === 'refused') return 'stop'
      // Several requests fail together under the same old cookies: one renewal serves them all.
      if (startedAt < keeper.getRenewedAt()) return 'retry'

      const isGuarded = isJustRenewed()
      if (isGuarded && status === 403) {
        keeper.refuse({ code: 'MEDIA_MISSING', message: '', retryable: true, devices: [] })
        return 'stop'
      }
      if (isGuarded) return retryLater()

      if ((await keeper.renew()) === 'refused') return 'stop'
      renewedForMediaAt = clock.now()
      return failures > 0 ? retryLater() : 'retry'
    },
    arrived: () => {
      failures = 0
      endPause()
      keeper.setMediaMissing(false)
    },
  }
}
