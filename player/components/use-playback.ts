import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { connectBrowserSignals, sendBeaconJson } from '#player/browser-signals.ts'
import { browserClock } from '#player/clock.ts'
import { createEngine, loadEngine, type Engine } from '#player/engine.ts'
import { createGrantApi } from '#player/grant-api.ts'
import { createGrantKeeper, type GrantKeeper } from '#player/grant-keeper.ts'
import { createMediaGate } from '#player/media-gate.ts'
import { connectMediaSession } from '#player/media-session.ts'
import { readDeviceId } from '#player/preferences.ts'
import type { TrackLists } from '#player/track-lists.ts'
import type { PlayerProps } from './player.tsx'
import { connectProgress } from './connect-progress.ts'

/** Makes the keeper of one title; it asks for nothing yet. */
function createKeeper(playableId: string, address: string): GrantKeeper {
  return createGrantKeeper({
    api: createGrantApi({ fetch: (...request) => fetch(...request), now: browserClock.now, address }),
    playableId,
    deviceId: readDeviceId(),
    clock: browserClock,
    isOnline: () => navigator.onLine,
    sendLastWord: sendBeaconJson,
  })
}

export type Picture = { media: HTMLVideoElement; lists: TrackLists }

/** Ties keeper, engine and media element together for as long as the stage is mounted. */
export function usePlayback(props: PlayerProps, picture: RefObject<Picture | null>) {
  const { playableId, grantsAddress = '/api/playback/grants' } = props
  const [keeper] = useState(() => createKeeper(playableId, grantsAddress))
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState)
  const [manifestUrl, setManifestUrl] = useState<string | null>(null)
  const [isBlocked, setBlocked] = useState(false)
  const [hasStarted, setStarted] = useState(false)
  const engine = useRef<Engine | null>(null)
  const first = useRef(props)

  useEffect(() => {
    const { name, collection, posterUrl, startAt } = first.current
    const shown = picture.current
    if (!shown) return
    const { media } = shown
    let isGone = false

    async function begin({ media, lists }: Picture) {
      const [module] = await Promise.all([loadEngine(), whenOpen(keeper)])
      const opened = keeper.getState()
      if (isGone || opened.status !== 'open') return
      const { grant } = opened
      const gate = createMediaGate(keeper, browserClock)
      setManifestUrl(grant.manifestUrl)
      engine.current = createEngine(module, {
        ...{ media, lists, gate, manifestUrl: grant.manifestUrl, now: browserClock.now },
        startSeconds: startAt ?? grant.resumeAtSeconds,
        onBroken: () => keeper.refuse({ code: 'MEDIA_BROKEN', message: '', retryable: true, devices: [] }),
      })
      await media.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') setBlocked(true)
      })
    }

    keeper.wake()
    void begin(shown)
    const ends = [
      connectBrowserSignals(keeper),
      connectProgress(media, keeper),
      connectMediaSession(media, { name, collection, artworkUrl: posterUrl }),
    ]
    const listening = new AbortController()
    media.addEventListener('play', () => setBlocked(false), listening)
    media.addEventListener('playing', () => setStarted(true), listening)
    return () => {
      isGone = true
      listening.abort()
      for (const end of ends) end()
      engine.current?.destroy()
      engine.current = null
      keeper.release()
    }
  }, [keeper, picture])

  // What the keeper says is what the picture does: it stands still while refused and goes on at the same place after.
  const status = state.status
  const wasPlaying = useRef(false)
  useEffect(() => {
    const media = picture.current?.media
    if (!media) return
    if (status === 'refused') {
      wasPlaying.current = !media.paused
      media.pause()
    }
    if (status === 'open') {
      engine.current?.resume()
      if (wasPlaying.current) void media.play().catch(() => setBlocked(true))
      wasPlaying.current = false
    }
  }, [status, picture])

  return { keeper, state, manifestUrl, isBlocked, hasStarted }
}

/** Resolves at the first grant, however many refusals and waits come before it. */
function whenOpen(keeper: GrantKeeper): Promise<void> {
  if (keeper.getState().status === 'open') return Promise.resolve()
  return new Promise((resolve) => {
    const stop = keeper.subscribe(() => {
      if (keeper.getState().status !== 'open') return
      stop()
      resolve()
    })
  })
}
