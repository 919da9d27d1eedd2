import type { Listener } from './listener.ts'
import { currentEntry } from './queue.ts'
import type { Track } from './track.ts'

/**
 * Shows what is on in the system's own controls (lock screen, media keys) and lets them act. A film that plays takes them
 * over; the bar takes them back when it plays again. Answers what ends it.
 */
export function connectListenSession(listener: Listener, media: HTMLMediaElement): () => void {
  const session = navigator.mediaSession as MediaSession | undefined
  if (!session) return () => {}
  let shown: { track: Track; metadata: MediaMetadata } | null = null

  const seekBy = (seconds: number) => listener.seek(listener.getState().positionSeconds + seconds)
  const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', listener.play],
    ['pause', listener.pause],
    ['previoustrack', listener.previous],
    ['nexttrack', listener.next],
    ['seekbackward', ({ seekOffset }) => seekBy(-(seekOffset ?? 10))],
    ['seekforward', ({ seekOffset }) => seekBy(seekOffset ?? 10)],
    ['seekto', ({ seekTime }) => seekTime !== undefined && listener.seek(seekTime)],
    ['stop', listener.pause],
  ]
  const set = (action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
    try {
      session.setActionHandler(action, handler)
    } catch {
      // The system's controls lack this button; the bar has it.
    }
  }

  function show(): void {
    const track = currentEntry(listener.getState().queue)?.track
    if (!track || media.paused) return
    if (shown?.track !== track || session?.metadata !== shown.metadata) {
      const { name, artist, album, artwork } = track
      const pictures = artwork.map(({ src, size }) => ({ src, sizes: `${size}x${size}`, type: 'image/webp' }))
      const metadata = new MediaMetadata({ title: name, artist: artist ?? '', album, artwork: pictures })
      session!.metadata = metadata
      shown = { track, metadata }
      for (const [action, handler] of actions) set(action, handler)
    }
    place()
  }

  function place(): void {
    const { durationSeconds: duration, positionSeconds } = listener.getState()
    if (session?.metadata !== shown?.metadata || !(duration > 0)) return
    session?.setPositionState({ duration, playbackRate: 1, position: Math.min(positionSeconds, duration) })
  }

  const listening = new AbortController()
  for (const name of ['play', 'playing', 'seeked', 'pause']) media.addEventListener(name, show, listening)
  const stop = listener.subscribe(() => {
    if (currentEntry(listener.getState().queue)?.track !== shown?.track) show()
  })
  return () => {
    listening.abort()
    stop()
    if (session.metadata !== shown?.metadata) return
    for (const [action] of actions) set(action, null)
    session.metadata = null
  }
}
