import { nearEndSeconds, type Reel, type ReelEvents } from './reel.ts'
import type { TrackSource } from './track-media.ts'

/** Where there are no media source extensions: the browser's own HLS, one track after another, with a breath between. */
export function createElementReel({ media, events }: { media: HTMLMediaElement; events: ReelEvents }): Reel {
  let on: TrackSource | null = null
  let following: TrackSource | null = null
  let isTold = false

  function begin(source: TrackSource, startSeconds: number): void {
    ;[on, following, isTold] = [source, null, false]
    void source.manifestUrl().then((manifestUrl) => {
      if (on !== source) return
      if (manifestUrl === null) return events.onTrouble(source, 'stopped')
      media.src = manifestUrl
      media.addEventListener('loadedmetadata', () => (media.currentTime = startSeconds), { once: true })
      if (isWanted) void media.play().catch(() => {})
    })
  }
  let isWanted = false

  const listening = new AbortController()
  const listen = (name: string, call: () => void) => media.addEventListener(name, call, listening)
  listen('play', () => (isWanted = true))
  listen('pause', () => (isWanted = media.ended))
  listen('timeupdate', () => {
    if (!on || isTold || !(media.duration - media.currentTime < nearEndSeconds)) return
    isTold = true
    events.onNearEnd()
  })
  listen('ended', () => {
    if (!following) return events.onEnd()
    const turned = following
    begin(turned, 0)
    events.onTurn(turned)
  })
  listen('error', () => on && events.onTrouble(on, 'broken'))

  function clear(): void {
    ;[on, following] = [null, null]
    media.removeAttribute('src')
    media.load()
  }
  return {
    begin,
    follow: (source) => {
      following = source
      if (!source) isTold = false
    },
    position: () => media.currentTime,
    duration: () => (Number.isFinite(media.duration) ? media.duration : null),
    seek: (seconds) => (media.currentTime = Math.max(0, seconds)),
    resume: () => {
      if (on) begin(on, media.currentTime)
    },
    clear,
    destroy: () => {
      listening.abort()
      clear()
    },
  }
}
