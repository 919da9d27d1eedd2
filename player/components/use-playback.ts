import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { connectBrowserSignals, sendBeaconJson } from '#player/browser-signals.ts'
import { browserClock } from '#player/clock.ts'
import { createEngine, loadEngine, type Engine } from '#player/engine.ts'
import { createGrantApi } from '#player/grant-api.ts'
import { createGrantKeeper, type GrantKeeper } from '#player/grant-keeper.ts'
import type { OwnRefusal } from '#player/keeper-state.ts'
import { createMediaGate } from '#player/media-gate.ts'
import { connectMediaSession } from '#player/media-session.ts'
import { createLastWords, type LastWords } from '#player/last-words.ts'
import type { Neighbour } from '#player/marks.ts'
import { readDeviceId } from '#player/preferences.ts'
import type { TrackLists } from '#player/track-lists.ts'
import type { PlayerProps } from './player.tsx'
import { connectProgress } from './connect-progress.ts'

/** Last places of this page and of earlier ones that could not be told of. */
function openLastWords(): LastWords {
  return createLastWords({
    storage: () => localStorage,
    fetch: (...request) => fetch(...request),
    sendBeacon: sendBeaconJson,
    isOnline: () => navigator.onLine,
    now: browserClock.now,
  })
}

/** Makes the keeper of one title; it asks for nothing yet. */
function createKeeper(playableId: string, address: string, lastWords: LastWords): GrantKeeper {
  return createGrantKeeper({
    api: createGrantApi({ fetch: (...request) => fetch(...request), now: browserClock.now, address }),
    playableId,
    deviceId: readDeviceId(),
    clock: browserClock,
    isOnline: () => navigator.onLine,
    lastWords,
  })
}

export type Picture = { media: HTMLVideoElement; lists: TrackLists }

type PlaybackEvents = {
  onRenditionLost: () => void
  /** The system's own buttons for the part after and the part before. */
  onStep: (to: Neighbour) => void
}

/** Ties keeper, engine and media element together for as long as the stage is mounted. */
export function usePlayback(props: PlayerProps, picture: RefObject<Picture | null>, events: PlaybackEvents) {
  const { playableId, grantsAddress = '/api/playback/grants' } = props
  const [lastWords] = useState(openLastWords)
  const [keeper] = useState(() => createKeeper(playableId, grantsAddress, lastWords))
  const state = useSyncExternalStore(keeper.subscribe, keeper.getState)
  const [manifestUrl, setManifestUrl] = useState<string | null>(null)
  const [isBlocked, setBlocked] = useState(false)
  const [hasStarted, setStarted] = useState(false)
  const engine = useRef<Engine | null>(null)
  const first = useRef(props)
  const tellRenditionLost = useEffectEvent(events.onRenditionLost)
  const step = useEffectEvent(events.onStep)

  useEffect(() => {
    const { name, collection, posterUrl, startAt, next, previous } = first.current
    const shown = picture.current
    if (!shown) return
    const { media } = shown
    let isGone = false

    const refuse = (code: OwnRefusal) => keeper.refuse({ code, message: '', retryable: true, devices: [] })

    async function begin({ media, lists }: Picture) {
      const [module] = await Promise.all([loadEngine().catch(() => null), whenOpen(keeper)])
      // Online, and the portal answers: the script is gone because a newer portal has others.
      if (!module) return refuse('PAGE_OUTDATED')
      const opened = keeper.getState()
      if (isGone || opened.status !== 'open') return
      const { grant } = opened
      const gate = createMediaGate(keeper, browserClock)
      setManifestUrl(grant.manifestUrl)
      engine.current = createEngine(module, {
        ...{ media, lists, gate, manifestUrl: grant.manifestUrl, now: browserClock.now },
        startSeconds: startAt ?? grant.resumeAtSeconds,
        onBroken: () => refuse('MEDIA_BROKEN'),
        onMissing: () => refuse('MEDIA_MISSING'),
        onRenditionLost: tellRenditionLost,
      })
      await media.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') setBlocked(true)
      })
    }

    // Where the viewer resumes depends on what an earlier page could not tell.
    void lastWords.sendKept().then(() => isGone || keeper.wake())
    void begin(shown)
    const ends = [
      connectBrowserSignals(keeper),
      connectProgress(media, keeper),
      connectMediaSession(
        media,
        { name, collection, artworkUrl: posterUrl },
        { next: next ? () => step(next) : null, previous: previous ? () => step(previous) : null },
      ),
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
  }, [keeper, lastWords, picture])

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
