import { endOf, isLaidFrom, layTrack, missingSegment, type LaidTrack } from './laid-track.ts'
import { nearEndSeconds, type Reel, type ReelEvents, type ReelTrouble } from './reel.ts'
import { createTrackBuffer, type TrackBuffer } from './track-buffer.ts'
import { loadTrackMedia, type TrackSource } from './track-media.ts'

type MediaSourceClass = typeof MediaSource

export type SourceReelSettings = {
  media: HTMLMediaElement
  MediaSourceClass: MediaSourceClass
  events: ReelEvents
  /** Milliseconds, monotonic: measures the line. */
  now: () => number
  savesData: () => boolean
}

/** What is buffered plays on after access has ended, so it is bounded in seconds. */
const aheadSeconds = 30

/**
 * Lays tracks end to end on the one timeline of a media source: each is moved to where the one before it ended. What
 * follows is laid while the track before still plays, so that the element never stops between them.
 */
export function createSourceReel({ media, MediaSourceClass, events, now, savesData }: SourceReelSettings): Reel {
  let tracks: LaidTrack[] = []
  let opened: { source: MediaSource; address: string } | null = null
  let buffer: TrackBuffer | null = null
  let opening: LaidTrack | null = null
  let isFollowKnown = false
  let isWorking = false
  let isTold = false
  let bitsPerSecond: number | null = null
  let generation = 0

  const current = (): LaidTrack | null => tracks[0] ?? null

  /** Turns to the next track once its sound has begun, and lays what is missing. */
  function look(): void {
    const [first, second] = tracks
    if (first && second && media.currentTime >= second.at) {
      tracks = tracks.slice(1)
      isFollowKnown = false
      isTold = false
      events.onTurn(second.source)
    }
    const on = current()
    if (on?.media && !isTold && endOf(on) - media.currentTime < nearEndSeconds) {
      isTold = true
      events.onNearEnd()
    }
    void work()
  }

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    const mine = generation
    try {
      while (mine === generation && (await step(mine)));
    } catch {
      const on = current()
      if (mine === generation && on) events.onTrouble(on.source, 'broken')
    }
    if (mine === generation) isWorking = false
  }

  /** One thing that is missing. `false`: nothing to do for now. */
  async function step(mine: number): Promise<boolean> {
    if (opened?.source.readyState === 'closed') return false
    for (const track of tracks) {
      if (!track.media && track === current()) return open(track, mine)
      if (!track.media) {
        openAhead(track, mine)
        break
      }
      const index = missingSegment(track, media.currentTime, media.currentTime + aheadSeconds)
      if (index !== null) return lay(track, index, mine)
      if (!isLaidFrom(track, media.currentTime)) break
    }
    const last = tracks.at(-1)
    if (last && tracks.every((track) => isLaidFrom(track, media.currentTime)) && isFollowKnown) close()
    return ((await buffer?.sweep(media.currentTime, tracks)) ?? false) && mine === generation
  }

  /** Its door may stay shut for long, which must not hold up the track that is on. */
  function openAhead(track: LaidTrack, mine: number): void {
    if (opening === track) return
    opening = track
    const settled = () => {
      if (opening === track) opening = null
      if (mine === generation) void work()
    }
    void open(track, mine).then(settled, settled)
  }

  async function open(track: LaidTrack, mine: number): Promise<boolean> {
    const loaded = await loadTrackMedia(track.source, { bitsPerSecond, savesData: savesData() })
    if (mine !== generation || !tracks.includes(track)) return mine === generation
    if ('failed' in loaded) return fail(track, loaded.failed)
    track.media = loaded.media
    if (!opened) return false
    if (!buffer) {
      const { mimeType, seconds } = loaded.media
      if (!MediaSourceClass.isTypeSupported(mimeType)) return fail(track, 'broken')
      buffer = createTrackBuffer(opened.source.addSourceBuffer(mimeType))
      opened.source.duration = seconds
    }
    return true
  }

  async function lay(track: LaidTrack, index: number, mine: number): Promise<boolean> {
    const { media: found } = track
    const segment = found?.segments[index]
    if (!segment || !buffer) return false
    const startedAt = now()
    const fetched = await track.source.fetch(segment.url)
    if (mine !== generation || !tracks.includes(track)) return mine === generation
    if ('failed' in fetched) return fail(track, fetched.failed)
    measure(fetched.got.byteLength, now() - startedAt)
    await buffer.append(track, found.init, fetched.got)
    track.laid.add(index)
    return true
  }

  function fail(track: LaidTrack, why: ReelTrouble | 'cancelled'): boolean {
    if (track !== current()) {
      // What cannot follow is taken off again; its turn comes with the reason, when this track has ended.
      tracks = tracks.filter((other) => other !== track)
      isFollowKnown = true
      return true
    }
    if (why !== 'cancelled') events.onTrouble(track.source, why)
    return false
  }

  function measure(bytes: number, milliseconds: number): void {
    const measured = (bytes * 8_000) / Math.max(1, milliseconds)
    bitsPerSecond = bitsPerSecond === null ? measured : bitsPerSecond * 0.7 + measured * 0.3
  }

  function close(): void {
    if (opened?.source.readyState === 'open' && buffer && !buffer.isBusy()) opened.source.endOfStream()
  }

  function clear(): void {
    // What is still being waited for finds another generation when it comes, and ends.
    generation += 1
    tracks = []
    ;[buffer, opening] = [null, null]
    ;[isFollowKnown, isTold, isWorking] = [false, false, false]
    if (opened) URL.revokeObjectURL(opened.address)
    opened = null
  }

  function begin(source: TrackSource, startSeconds: number): void {
    clear()
    const mine = generation
    tracks = [layTrack(source, 0)]
    const made = new MediaSourceClass()
    opened = { source: made, address: URL.createObjectURL(made) }
    made.addEventListener('sourceopen', () => mine === generation && void work(), { once: true })
    media.src = opened.address
    // Before its metadata are known, an element begins where it is set to.
    if (startSeconds > 0) media.currentTime = startSeconds
  }

  function follow(source: TrackSource | null): void {
    const on = current()
    if (!on) return
    const [, dropped] = tracks
    isFollowKnown = true
    if (dropped && dropped.source === source) return
    if (dropped) {
      tracks = [on]
      void buffer?.takeOff(dropped)?.then(look, () => {})
    }
    if (source && on.media) tracks = [on, layTrack(source, endOf(on))]
    void work()
  }

  const listening = new AbortController()
  for (const name of ['timeupdate', 'seeking', 'waiting', 'loadedmetadata']) {
    media.addEventListener(name, look, listening)
  }
  media.addEventListener('ended', () => current() && events.onEnd(), listening)
  media.addEventListener('error', () => {
    const on = current()
    if (on && opened) events.onTrouble(on.source, 'broken')
  }, listening) // prettier-ignore

  const position = () => Math.max(0, media.currentTime - (current()?.at ?? 0))
  return {
    begin,
    follow,
    position,
    duration: () => current()?.media?.seconds ?? null,
    seek: (seconds) => {
      const on = current()
      if (!on) return
      const last = on.media ? on.media.seconds - 0.05 : seconds
      media.currentTime = on.at + Math.min(last, Math.max(0, seconds))
    },
    resume: () => void work(),
    clear: () => {
      clear()
      media.removeAttribute('src')
      media.load()
    },
    destroy: () => {
      listening.abort()
      clear()
      media.removeAttribute('src')
      media.load()
    },
  }
}
