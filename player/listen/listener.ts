import type { Clock } from '#player/clock.ts'
import type { GrantKeeper } from '#player/grant-keeper.ts'
import type { KeeperState } from '#player/keeper-state.ts'
import { measurePlayback } from '#player/measures.ts'
import type { Kept } from './kept-queue.ts'
import {
  addTracks,
  clearRest,
  currentEntry,
  emptyQueue,
  moveEntry,
  nextIndex,
  previousIndex,
  removeEntry,
  startQueue,
  toggleShuffle,
  turnRepeat,
  type Queue,
} from './queue.ts'
import { nearEndSeconds, type Reel, type ReelEvents, type ReelTrouble } from './reel.ts'
import type { ListenRequest } from './requests.ts'
import { resumesFromSeconds } from './track.ts'
import type { TrackSource } from './track-media.ts'
import { openViewing, type Viewing } from './viewing.ts'

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

export type Listener = ReturnType<typeof createListener>

/** Closer to the beginning than this, "previous" means the track before. */
const startOverSeconds = 3
/** A track that stands still this long gives its slot back. */
const restMilliseconds = 60_000
const keepEverySeconds = 5
const idle: KeeperState = { status: 'opening' }

/**
 * Plays a queue on one media element: a grant for each track, the next one opened and laid before the one that is on
 * ends, and in one state whatever there is to show.
 */
export function createListener(settings: ListenerSettings) {
  const { media, clock } = settings
  let queue = settings.kept?.queue ?? emptyQueue
  let place = settings.kept?.positionSeconds ?? 0
  let on: Viewing | null = null
  let ahead: Viewing | null = null
  let isWanted = false
  let keptAt = place
  let cancelRest = () => {}
  let stopMeasuring = () => {}
  let stopWatching = () => {}
  const listeners = new Set<() => void>()
  let state = draw()

  const reel = settings.createReel({
    onTurn: (source) => ahead?.source === source && turn(ahead),
    onEnd: end,
    onNearEnd: lookAhead,
    onTrouble: complain,
  })

  function draw(): ListenState {
    const known = on ? reel.duration() : null
    return {
      queue,
      isPlaying: isWanted && !media.paused,
      isBuffering: isWanted && media.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
      positionSeconds: place,
      durationSeconds: known ?? currentEntry(queue)?.track.durationSeconds ?? 0,
      keeper: on?.keeper.getState() ?? idle,
    }
  }

  function tell(): void {
    state = draw()
    for (const listener of [...listeners]) listener()
  }

  function keepNow(): void {
    keptAt = place
    settings.onKeep({ queue, positionSeconds: place })
  }

  function change(next: Queue): void {
    queue = next
    keepNow()
    tell()
  }

  /** Another order or another end: what was laid as the next track may no longer be it. */
  function changeOrder(next: Queue): void {
    change(next)
    const length = on ? reel.duration() : null
    if (ahead || (length !== null && length - reel.position() < nearEndSeconds)) lookAhead()
  }

  function open(entry: Viewing['entry']): Viewing {
    const { fetch } = settings
    return openViewing(entry, { keeper: settings.createKeeper(entry.track.playableId), clock, fetch })
  }

  function watch(viewing: Viewing): void {
    stopWatching()
    let isHeld = false
    stopWatching = viewing.keeper.subscribe(() => {
      const { status } = viewing.keeper.getState()
      if (status === 'refused') {
        isHeld = true
        media.pause()
      }
      if (status === 'open' && isHeld) {
        isHeld = false
        reel.resume()
        if (isWanted) start()
      }
      tell()
    })
  }

  function leave(how: 'over' | 'left'): void {
    stopMeasuring()
    on?.end(how)
    ahead?.end('left')
    ;[on, ahead] = [null, null]
  }

  /** Puts the queue's current track on, at a place of it; without one where the profile left a long track. */
  function load(at: number | null): void {
    leave('left')
    const entry = currentEntry(queue)
    if (!entry) return unload()
    const viewing = open(entry)
    on = viewing
    place = at ?? 0
    watch(viewing)
    stopMeasuring = measurePlayback(media, () => performance.now(), viewing.keeper.report)
    if (at !== null || entry.track.durationSeconds < resumesFromSeconds) reel.begin(viewing.source, at ?? 0)
    else void beginWhereLeft(viewing)
    start()
  }

  async function beginWhereLeft(viewing: Viewing): Promise<void> {
    await viewing.source.manifestUrl()
    if (on !== viewing) return
    place = viewing.keeper.getGrant()?.resumeAtSeconds ?? 0
    reel.begin(viewing.source, place)
    start()
  }

  function start(): void {
    isWanted = true
    // Refused where the browser wants a press first: the button then says "Play".
    media.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') isWanted = false
      tell()
    })
    tell()
  }

  function unload(): void {
    leave('left')
    stopWatching()
    reel.clear()
    ;[isWanted, place] = [false, 0]
    keepNow()
    tell()
  }

  function lookAhead(): void {
    if (!on) return
    const index = nextIndex(queue, 'end')
    const entry = index === null ? undefined : queue.entries[index]
    if (ahead && ahead.entry === entry) return
    ahead?.end('left')
    ahead = entry ? open(entry) : null
    reel.follow(ahead?.source ?? null)
  }

  /** The next track has begun by itself: its grant takes over from the one before it. */
  function turn(next: Viewing): void {
    stopMeasuring()
    on?.end('over')
    ;[on, ahead] = [next, null]
    queue = { ...queue, at: queue.entries.indexOf(next.entry) }
    place = 0
    watch(next)
    keepNow()
    tell()
  }

  function end(): void {
    const index = nextIndex(queue, 'end')
    on?.end('over')
    on = null
    if (index !== null) return goTo(index)
    ahead?.end('left')
    ahead = null
    isWanted = false
    // The album is over: it stands at its beginning again.
    queue = { ...queue, at: queue.entries.length > 0 ? 0 : -1 }
    place = 0
    keepNow()
    tell()
  }

  function goTo(index: number): void {
    queue = { ...queue, at: index }
    load(0)
    keepNow()
  }

  function complain(source: TrackSource, trouble: ReelTrouble): void {
    if (on?.source !== source || trouble === 'stopped') return
    const code = trouble === 'missing' ? 'MEDIA_MISSING' : 'MEDIA_BROKEN'
    on.keeper.refuse({ code, message: '', retryable: true, devices: [] })
  }

  function follow(): void {
    if (!on) return
    place = reel.position()
    const told = media.ended ? 'ended' : media.paused ? 'paused' : 'playing'
    if (media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      on.keeper.report({ positionSeconds: place, state: told === 'ended' ? 'playing' : told })
    }
    if (Math.abs(place - keptAt) > keepEverySeconds) keepNow()
    tell()
  }

  function onPause(): void {
    if (!media.ended) follow()
    keepNow()
    cancelRest()
    cancelRest = clock.after(restMilliseconds, () => {
      if (!media.paused) return
      on?.rest()
      ahead?.rest()
    })
  }

  function onPlay(): void {
    cancelRest()
    on?.wake()
    ahead?.wake()
    follow()
  }

  const listening = new AbortController()
  for (const name of ['timeupdate', 'seeked', 'playing', 'waiting', 'canplay', 'durationchange']) {
    media.addEventListener(name, follow, listening)
  }
  media.addEventListener('play', onPlay, listening)
  media.addEventListener('pause', onPause, listening)

  function pause(): void {
    isWanted = false
    media.pause()
    tell()
  }
  function play(): void {
    if (!currentEntry(queue)) return
    if (on) start()
    else load(place > 0 ? place : null)
  }
  const seek = (seconds: number) => {
    const length = state.durationSeconds
    place = Math.min(Math.max(0, seconds), Math.max(0, length))
    if (on) reel.seek(place)
    keepNow()
    tell()
  }
  const jump = (index: number | null) => (index === null ? seek(0) : goTo(index))

  return {
    getState: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    play,
    pause,
    toggle: () => (state.isPlaying ? pause() : play()),
    seek,
    next: () => jump(nextIndex(queue, 'press')),
    previous: () => (place > startOverSeconds ? seek(0) : jump(previousIndex(queue))),
    goToKey: (key: number) => {
      const index = queue.entries.findIndex((entry) => entry.key === key)
      if (index >= 0) goTo(index)
    },
    remove: (key: number) => {
      const isOn = currentEntry(queue)?.key === key
      if (!isOn) return changeOrder(removeEntry(queue, key))
      queue = removeEntry(queue, key)
      if (isWanted) load(0)
      else unload()
      keepNow()
      tell()
    },
    move: (key: number, to: number) => changeOrder(moveEntry(queue, key, to)),
    clearRest: () => changeOrder(clearRest(queue)),
    shuffle: () => changeOrder(toggleShuffle(queue, clock.random)),
    turnRepeat: () => changeOrder(turnRepeat(queue)),
    close: () => {
      queue = { ...emptyQueue, repeat: queue.repeat }
      unload()
    },
    /** Asks anew after a refusal. */
    retry: () => on?.keeper.retry(),
    stopDevice: async (grantId: string) => on?.keeper.stopDevice(grantId),
    answer: (request: ListenRequest) => {
      if (request.do === 'toggle') return state.isPlaying ? pause() : play()
      if (request.do === 'play') {
        const { tracks, at, isShuffled } = request
        queue = startQueue(tracks, at, { repeat: queue.repeat, isShuffled, random: clock.random })
        load(null)
        return keepNow()
      }
      const wasEmpty = queue.entries.length === 0
      changeOrder(addTracks(queue, request.tracks, request.place))
      if (wasEmpty) load(null)
    },
    destroy: () => {
      listening.abort()
      cancelRest()
      stopWatching()
      leave('left')
      reel.destroy()
    },
  }
}
