import type { KeeperState } from '#player/keeper-state.ts'
import { createDeck } from './deck.ts'
import type { ListenerSettings, ListenState } from './listen-state.ts'
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
import { nearEndSeconds, type ReelTrouble } from './reel.ts'
import type { ListenRequest } from './requests.ts'
import { connectRest } from './rest.ts'
import type { TrackSource } from './track-media.ts'

export type Listener = ReturnType<typeof createListener>

/** Closer to the beginning than this, "previous" means the track before. */
const startOverSeconds = 3
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
  let isWanted = false
  let keptAt = place
  const listeners = new Set<() => void>()
  const reel = settings.createReel({ onTurn: turn, onEnd: end, onNearEnd: lookAhead, onTrouble: complain })
  const deck = createDeck({ ...settings, reel, onChange: tell, onReopen: () => isWanted && start() })
  let state = draw()

  function draw(): ListenState {
    const on = deck.on()
    const known = on && reel.duration()
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
    const length = deck.on() && reel.duration()
    if (deck.ahead() || (length !== null && length - reel.position() < nearEndSeconds)) lookAhead()
  }

  /** Puts the queue's current track on, at a place of it; without one where the profile left a long track. */
  function load(at: number | null): void {
    const entry = currentEntry(queue)
    if (!entry) return unload()
    place = at ?? 0
    deck.put(entry, at, (seconds) => {
      place = seconds
      start()
    })
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
    deck.clear()
    reel.clear()
    ;[isWanted, place] = [false, 0]
    keepNow()
    tell()
  }

  function lookAhead(): void {
    const index = nextIndex(queue, 'end')
    deck.follow(index === null ? null : (queue.entries[index] ?? null))
  }

  /** The next track has begun by itself. */
  function turn(source: TrackSource): void {
    const entry = deck.turnTo(source)
    if (!entry) return
    queue = { ...queue, at: queue.entries.indexOf(entry) }
    place = 0
    keepNow()
    tell()
  }

  function end(): void {
    const index = nextIndex(queue, 'end')
    deck.finish()
    if (index !== null) return goTo(index)
    deck.leave()
    isWanted = false
    // The album is over: it stands at its beginning again.
    queue = { ...queue, at: queue.entries.length > 0 ? 0 : -1 }
    place = 0
    keepNow()
    tell()
  }

  /** Goes over to another track, where it was left if it is a long one; the one that is on begins anew. */
  function goTo(index: number): void {
    const at = index === queue.at ? 0 : null
    queue = { ...queue, at: index }
    load(at)
    keepNow()
  }

  function complain(source: TrackSource, trouble: ReelTrouble): void {
    const on = deck.on()
    if (on?.source !== source || trouble === 'stopped') return
    const code = trouble === 'missing' ? 'MEDIA_MISSING' : 'MEDIA_BROKEN'
    on.keeper.refuse({ code, message: '', retryable: true, devices: [] })
  }

  function follow(): void {
    const on = deck.on()
    if (!on) return
    place = reel.position()
    const told = media.ended ? 'ended' : media.paused ? 'paused' : 'playing'
    if (media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      on.keeper.report({ positionSeconds: place, state: told === 'ended' ? 'playing' : told })
    }
    if (Math.abs(place - keptAt) > keepEverySeconds) keepNow()
    tell()
  }

  const listening = new AbortController()
  for (const name of ['timeupdate', 'seeked', 'playing', 'waiting', 'canplay', 'durationchange', 'play']) {
    media.addEventListener(name, follow, listening)
  }
  media.addEventListener('pause', () => {
    if (!media.ended) follow()
    keepNow()
  }, listening) // prettier-ignore
  const stopResting = connectRest(media, clock, deck)

  function pause(): void {
    isWanted = false
    media.pause()
    tell()
  }
  function play(): void {
    if (!currentEntry(queue)) return
    if (deck.on()) start()
    else load(place > 0 ? place : null)
  }
  const seek = (seconds: number) => {
    const length = state.durationSeconds
    place = Math.min(Math.max(0, seconds), Math.max(0, length))
    if (deck.on()) reel.seek(place)
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
      if (isWanted) load(null)
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
    retry: () => deck.on()?.keeper.retry(),
    stopDevice: async (grantId: string) => deck.on()?.keeper.stopDevice(grantId),
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
      stopResting()
      deck.clear()
      reel.destroy()
    },
  }
}
