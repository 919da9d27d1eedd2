import { backoffMilliseconds, type Clock } from './clock.ts'
import type { ApiRefusal, Grant, GrantApi, Heartbeat } from './grant-api.ts'
import { createStateCell, type KeeperState, type PlayerRefusal } from './keeper-state.ts'
import type { LastWords } from './last-words.ts'

export type GrantKeeperSettings = {
  api: GrantApi
  playableId: string
  deviceId: string
  clock: Clock
  isOnline: () => boolean
  lastWords: LastWords
}

export type Answer = 'renewed' | 'refused'

export type GrantKeeper = {
  getState: () => KeeperState
  subscribe: (listener: () => void) => () => void
  /** The grant in hand, also while something is being waited for; `null` before the first and after a refusal. */
  getGrant: () => Grant | null
  /** When the cookies were last set; 0 before the first grant. Milliseconds since the epoch. */
  getRenewedAt: () => number
  /** Opens or renews now, or joins the request under way; resolves once the API has answered, however long that takes. */
  renew: () => Promise<Answer>
  /** The tab is seen again, the network is back, the page left the back-forward cache: renews at once. */
  wake: () => void
  /** What the next heartbeat says. The end of the film is told at once. */
  report: (heartbeat: Partial<Heartbeat>) => void
  /** Stops another screen of the account, then opens here. */
  stopDevice: (grantId: string) => Promise<void>
  /** Asks anew after a refusal; the player's "Try again" and "Watch here". */
  retry: () => void
  /** Ends playback with a reason that is not the API's. */
  refuse: (refusal: PlayerRefusal) => void
  /** Says that the media do not arrive (`true`) or do again (`false`). */
  setMediaMissing: (isMissing: boolean) => void
  /** The page goes: the slot is freed and the position kept. `wake` afterwards opens anew. */
  release: () => void
}

/** A lease that is gone without anyone having stopped it: a new one is opened and nobody notices. */
const silentlyReopened = new Set<PlayerRefusal['code']>(['GRANT_ENDED', 'NOT_FOUND'])
/** Passing troubles that are tried again without a word while the cookies last. */
const passing = new Set<PlayerRefusal['code']>(['NO_ANSWER', 'INTERNAL', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED'])
/** Refusals that only a press of the person's may lift. */
const lasting = new Set<PlayerRefusal['code']>([
  ...(['STREAM_STOPPED', 'TOO_MANY_STREAMS', 'MEDIA_MISSING', 'MEDIA_BROKEN', 'PAGE_OUTDATED'] as const),
])
/** The grant is not to blame: it stays, and its slot is given back when the page goes. */
const withGrant = new Set<PlayerRefusal['code']>(['MEDIA_MISSING', 'MEDIA_BROKEN', 'PAGE_OUTDATED'])

/** Renewals closer together than this say nothing new. */
const freshMilliseconds = 1_000

/**
 * Holds the door of one title open: opens a grant, renews it by heartbeat at the server's own pace and whenever the
 * machine wakes, goes through offline spells and long sleeps by itself, and says in one state what the person must know.
 */
export function createGrantKeeper(settings: GrantKeeperSettings): GrantKeeper {
  const { api, clock, playableId, deviceId, lastWords } = settings
  const cell = createStateCell()
  let grant: Grant | null = null
  let heartbeat: Heartbeat = { positionSeconds: 0, state: 'paused' }
  let placedAt = clock.now()
  let renewedAt = 0
  let failures = 0
  let isAsking = false
  let isReleased = false
  let isMediaMissing = false
  let cancelTimer = () => {}
  let waiters: ((answer: Answer) => void)[] = []

  function answer(outcome: Answer, next: KeeperState): void {
    failures = 0
    const answered = waiters
    waiters = []
    cell.set(next)
    for (const resolve of answered) resolve(outcome)
  }

  function plan(milliseconds: number): void {
    cancelTimer()
    cancelTimer = clock.after(milliseconds, () => void ask())
  }

  async function request() {
    if (!grant) return api.open(playableId, deviceId)
    const { grantId } = grant
    const renewed = await api.renew(grantId, { ...heartbeat, positionAgeSeconds: (clock.now() - placedAt) / 1_000 })
    if (renewed.ok) lastWords.forget(api.endAddress(grantId))
    else if (passing.has(renewed.error.code)) lastWords.keep(api.endAddress(grantId), lastPlace())
    if (renewed.ok || !silentlyReopened.has(renewed.error.code)) return renewed
    return api.open(playableId, deviceId)
  }

  async function ask(): Promise<void> {
    if (isAsking || isReleased) return
    isAsking = true
    cancelTimer()
    const result = await request()
    isAsking = false
    if (isReleased) {
      if (result.ok) lastWords.say(api.endAddress(result.value.grantId), lastPlace())
      return
    }
    if (result.ok) {
      grant = result.value
      // Until the first picture the viewer is where they left off: a heartbeat before it must not say 0.
      if (renewedAt === 0)
        heartbeat = { ...heartbeat, positionSeconds: heartbeat.positionSeconds || grant.resumeAtSeconds }
      renewedAt = clock.now()
      plan(grant.renewAfterSeconds * 1_000)
      answer('renewed', isMediaMissing ? { status: 'waiting', reason: 'media' } : { status: 'open', grant })
    } else if (passing.has(result.error.code)) {
      failures += 1
      plan(backoffMilliseconds(failures, clock.random))
      tellTrouble()
    } else {
      refuse(result.error)
    }
  }

  /** A failed heartbeat is silent while the cookies last; being offline is said at once. */
  function tellTrouble(): void {
    if (cell.get().status === 'refused') return
    if (!settings.isOnline()) cell.set({ status: 'waiting', reason: 'offline' })
    else if (!grant || clock.now() >= grant.expiresAt.getTime()) cell.set({ status: 'waiting', reason: 'portal' })
    else cell.set({ status: 'open', grant })
  }

  function refuse(refusal: PlayerRefusal): void {
    cancelTimer()
    if (!withGrant.has(refusal.code)) grant = null
    answer('refused', { status: 'refused', refusal })
  }

  /** Where the last heartbeats found no server, a beacon may find none either: then the place is kept as well. */
  function leave(address: string): void {
    lastWords.say(address, lastPlace())
    if (failures > 0) lastWords.keep(address, lastPlace())
  }

  function renew(): Promise<Answer> {
    return new Promise((resolve) => {
      waiters.push(resolve)
      void ask()
    })
  }

  const lastPlace = () => ({
    positionSeconds: heartbeat.state === 'ended' ? 0 : heartbeat.positionSeconds,
    at: placedAt,
  })

  return {
    getState: cell.get,
    subscribe: cell.subscribe,
    getGrant: () => grant,
    getRenewedAt: () => renewedAt,
    renew,
    refuse,
    wake: () => {
      isReleased = false
      const state = cell.get()
      if (state.status === 'refused' && lasting.has(state.refusal.code)) return
      if (state.status === 'open' && clock.now() - renewedAt < freshMilliseconds && grant) return
      void ask()
    },
    report: (next) => {
      const hasJustEnded = next.state === 'ended' && heartbeat.state !== 'ended'
      if (next.positionSeconds !== undefined && next.positionSeconds !== heartbeat.positionSeconds)
        placedAt = clock.now()
      heartbeat = { ...heartbeat, ...next }
      if (hasJustEnded && cell.get().status === 'open') void ask()
    },
    stopDevice: async (otherId) => {
      const stopped: ApiRefusal | null = await api.stop(otherId).then((ended) => (ended.ok ? null : ended.error))
      // A screen that has left by itself meanwhile has freed its slot as well.
      if (stopped && stopped.code !== 'NOT_FOUND') return refuse(stopped)
      await renew()
    },
    retry: () => {
      cell.set(grant ? { status: 'open', grant } : { status: 'opening' })
      void ask()
    },
    setMediaMissing: (isMissing) => {
      isMediaMissing = isMissing
      const state = cell.get()
      if (isMissing && state.status === 'open') cell.set({ status: 'waiting', reason: 'media' })
      if (!isMissing && state.status === 'waiting' && state.reason === 'media' && grant) {
        cell.set({ status: 'open', grant })
      }
    },
    release: () => {
      cancelTimer()
      isReleased = true
      if (grant) leave(api.endAddress(grant.grantId))
      grant = null
    },
  }
}
