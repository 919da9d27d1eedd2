import { sendBeaconJson } from '#player/browser-signals.ts'
import { browserClock } from '#player/clock.ts'
import { createGrantApi } from '#player/grant-api.ts'
import { createGrantKeeper } from '#player/grant-keeper.ts'
import { createLastWords } from '#player/last-words.ts'
import { readDeviceId } from '#player/preferences.ts'
import { createElementReel } from './element-reel.ts'
import { keep, readKept } from './kept-queue.ts'
import { createListener, type Listener } from './listener.ts'
import { connectListenSession } from './listen-session.ts'
import { restoreLoudness } from './loudness.ts'
import { connectOneSound } from './one-sound.ts'
import { createSourceReel } from './source-reel.ts'

export type BrowserListenerSettings = {
  media: HTMLMediaElement
  /** Whose queue it is. */
  listenerId: string
  /** Address of the playback API. */
  grantsAddress: string
}

type LineHint = { saveData?: boolean }

/** The bar's player in a real browser: its clock, network and storage, tied to one element for as long as it lives. */
export function createBrowserListener({ media, listenerId, grantsAddress }: BrowserListenerSettings): Listener {
  const fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
  const api = createGrantApi({ fetch, now: browserClock.now, address: grantsAddress })
  const storage = () => localStorage
  const isOnline = () => navigator.onLine
  const lastWords = createLastWords({ storage, fetch, isOnline, sendBeacon: sendBeaconJson, now: browserClock.now })
  const world = globalThis as { ManagedMediaSource?: typeof MediaSource; MediaSource?: typeof MediaSource }
  const MediaSourceClass = world.ManagedMediaSource ?? world.MediaSource
  // Safari opens a managed source only where nothing could take the sound elsewhere.
  media.disableRemotePlayback = MediaSourceClass !== undefined && MediaSourceClass === world.ManagedMediaSource

  restoreLoudness(media)

  const listener = createListener({
    media,
    clock: browserClock,
    fetch,
    createKeeper: (playableId) =>
      createGrantKeeper({ api, playableId, deviceId: readDeviceId(), clock: browserClock, isOnline, lastWords }),
    createReel: (events) =>
      MediaSourceClass
        ? createSourceReel({
            ...{ media, MediaSourceClass, events },
            now: () => performance.now(),
            savesData: () => (navigator as { connection?: LineHint }).connection?.saveData === true,
          })
        : createElementReel({ media, events }),
    kept: readKept(storage, listenerId),
    onKeep: (kept) => keep(storage, listenerId, kept),
  })
  const ends = [connectOneSound(media, listener.pause), connectListenSession(listener, media)]
  return {
    ...listener,
    destroy: () => {
      for (const end of ends) end()
      listener.destroy()
    },
  }
}
