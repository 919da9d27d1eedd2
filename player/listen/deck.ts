import type { Clock } from '#player/clock.ts'
import type { GrantKeeper } from '#player/grant-keeper.ts'
import { measurePlayback } from '#player/measures.ts'
import type { Entry } from './queue.ts'
import type { Reel } from './reel.ts'
import { resumesFromSeconds } from './track.ts'
import type { TrackSource } from './track-media.ts'
import { openViewing, type Viewing } from './viewing.ts'

export type DeckSettings = {
  media: HTMLMediaElement
  clock: Clock
  fetch: typeof globalThis.fetch
  createKeeper: (playableId: string) => GrantKeeper
  reel: Reel
  /** Something that the bar shows has changed. */
  onChange: () => void
  /** A refusal of the track that is on has been lifted. */
  onReopen: () => void
}

export type Deck = ReturnType<typeof createDeck>

/**
 * Holds the grants of two tracks: of the one that is on, and of the one that follows, which is opened before it is due and
 * laid without a gap. A long track that the profile has left somewhere begins there, whichever way its turn comes.
 */
export function createDeck({ media, clock, fetch, createKeeper, reel, onChange, onReopen }: DeckSettings) {
  let on: Viewing | null = null
  let ahead: Viewing | null = null
  let stopMeasuring = () => {}
  let stopWatching = () => {}

  const open = (entry: Entry): Viewing =>
    openViewing(entry, { keeper: createKeeper(entry.track.playableId), clock, fetch })

  function attend(viewing: Viewing): void {
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
        onReopen()
      }
      onChange()
    })
  }

  function leave(): void {
    stopMeasuring()
    on?.end('left')
    ahead?.end('left')
    ;[on, ahead] = [null, null]
  }

  /** What was opened for this entry already, as long as its door stands open; else it is asked for anew. */
  function takeAhead(entry: Entry): Viewing {
    const opened = ahead
    if (opened?.entry !== entry || opened.keeper.getState().status !== 'open') return open(entry)
    ahead = null
    return opened
  }

  /**
   * Puts a track on at `at` seconds of it, or with `null` where it was left, if it is a long one.
   *
   * @param onResume Told where it was left, once that is known; not called for what begins at once.
   */
  function put(entry: Entry, at: number | null, onResume: (seconds: number) => void): void {
    const viewing = takeAhead(entry)
    leave()
    on = viewing
    attend(viewing)
    stopMeasuring = measurePlayback(media, () => performance.now(), viewing.keeper.report)
    if (at === null && isLong(entry)) void beginWhereLeft(viewing, onResume)
    else reel.begin(viewing.source, at ?? 0)
  }

  async function beginWhereLeft(viewing: Viewing, onResume: (seconds: number) => void): Promise<void> {
    // Until then the track before would sound on, and its place be taken for this one's.
    reel.clear()
    await viewing.source.manifestUrl()
    if (on !== viewing) return
    const seconds = leftAt(viewing)
    reel.begin(viewing.source, seconds)
    onResume(seconds)
  }

  /** Says what comes after the track that is on; `null`: nothing. */
  function follow(entry: Entry | null): void {
    if (!on || (ahead && ahead.entry === entry)) return
    ahead?.end('left')
    ahead = entry && open(entry)
    // The same track once more begins anew, wherever it stands now.
    if (ahead && isLong(ahead.entry) && ahead.entry !== on.entry) void followUnlessLeft(ahead)
    else reel.follow(ahead?.source ?? null)
  }

  /** What begins in its middle is not laid behind another's end: it is put on when its turn comes. */
  async function followUnlessLeft(viewing: Viewing): Promise<void> {
    await viewing.source.manifestUrl()
    if (ahead === viewing) reel.follow(leftAt(viewing) > 0 ? null : viewing.source)
  }

  return {
    on: () => on,
    ahead: () => ahead,
    put,
    follow,
    leave,
    /** The track that followed has begun by itself: its grant takes over. Answers its entry, or `null` if it was another. */
    turnTo: (source: TrackSource): Entry | null => {
      if (ahead?.source !== source) return null
      stopMeasuring()
      on?.end('over')
      ;[on, ahead] = [ahead, null]
      attend(on)
      return on.entry
    },
    /** The track that was on has been heard to its end. */
    finish: () => {
      on?.end('over')
      on = null
    },
    rest: () => {
      on?.rest()
      ahead?.rest()
    },
    wake: () => {
      on?.wake()
      ahead?.wake()
    },
    /** Nothing is on any more. */
    clear: () => {
      stopWatching()
      leave()
    },
  }
}

const isLong = (entry: Entry): boolean => entry.track.durationSeconds >= resumesFromSeconds

const leftAt = (viewing: Viewing): number => viewing.keeper.getGrant()?.resumeAtSeconds ?? 0
