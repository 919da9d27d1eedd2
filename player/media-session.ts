export type SessionText = { name: string; collection?: string | undefined; artworkUrl: string | null }

/** Where the system's "next" and "previous" lead; without one its button is not offered. */
export type SessionSteps = { next?: (() => void) | null; previous?: (() => void) | null }

/** Tells the system's own controls (lock screen, media keys) what plays and lets them act. Answers what ends it. */
export function connectMediaSession(
  media: HTMLMediaElement,
  { name, collection, artworkUrl }: SessionText,
  { next = null, previous = null }: SessionSteps = {},
): () => void {
  const session = navigator.mediaSession as MediaSession | undefined
  if (!session) return () => {}

  session.metadata = new MediaMetadata({
    title: name,
    ...(collection ? { album: collection } : {}),
    artwork: artworkUrl ? [{ src: artworkUrl }] : [],
  })
  const step = (seconds: number) => (media.currentTime = Math.max(0, media.currentTime + seconds))
  const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
    ['play', () => void media.play().catch(() => {})],
    ['pause', () => media.pause()],
    ['seekbackward', ({ seekOffset }) => step(-(seekOffset ?? 10))],
    ['seekforward', ({ seekOffset }) => step(seekOffset ?? 10)],
    ['seekto', ({ seekTime }) => seekTime !== undefined && (media.currentTime = seekTime)],
    ...(next ? [['nexttrack', next] satisfies [MediaSessionAction, () => void]] : []),
    ...(previous ? [['previoustrack', previous] satisfies [MediaSessionAction, () => void]] : []),
  ]
  for (const [action, handler] of actions) trySetting(session, action, handler)

  const place = () => {
    const { duration, playbackRate, currentTime } = media
    if (!Number.isFinite(duration) || duration <= 0) return
    session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) })
  }
  const events = ['durationchange', 'ratechange', 'seeked', 'playing', 'pause']
  for (const name of events) media.addEventListener(name, place)
  return () => {
    for (const name of events) media.removeEventListener(name, place)
    for (const [action] of actions) trySetting(session, action, null)
    session.metadata = null
  }
}

/** Browsers throw on actions they do not know. */
function trySetting(session: MediaSession, action: MediaSessionAction, handler: MediaSessionActionHandler | null) {
  try {
    session.setActionHandler(action, handler)
  } catch {
    // The system's controls lack this button; the player's own has it.
  }
}
