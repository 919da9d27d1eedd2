import type Hls from 'hls.js'
import type { ErrorData } from 'hls.js'
import { createGrantedLoader } from './granted-loader.ts'
import { offerAudio, offerRenditions } from './engine-choices.ts'
import type { MediaGate } from './media-gate.ts'
import { playNatively } from './native-engine.ts'
import { readPreference } from './preferences.ts'
import type { TrackLists } from './track-lists.ts'

export type EngineSettings = {
  media: HTMLMediaElement
  lists: TrackLists
  manifestUrl: string
  /** Where to begin, in seconds. */
  startSeconds: number
  gate: MediaGate
  now: () => number
  /** The browser could not decode the title, also after one repair. */
  onBroken: () => void
  /** The edge is open and has not got what the title needs, in any quality. */
  onMissing: () => void
  /** The chosen quality has a gap here: another one plays, and quality is automatic again. */
  onRenditionLost?: () => void
}

export type Engine = {
  /** Goes on loading at the current place after the gate had given up; never a reload of the source. */
  resume: () => void
  destroy: () => void
}

/** Fetches hls.js; called beside the grant request, so that neither waits for the other. */
export function loadEngine(): Promise<typeof import('hls.js')> {
  return import('hls.js')
}

/** Plays a manifest: through hls.js where the browser has media source extensions, else by its own HLS (iOS). */
export function createEngine({ default: HlsClass }: typeof import('hls.js'), settings: EngineSettings): Engine {
  return HlsClass.isSupported() ? playThroughHls(HlsClass, settings) : playNatively(settings)
}

/** What the edge says of a file that is not in the bucket. */
const missing = new Set([404, 410])

function playThroughHls(HlsClass: typeof Hls, settings: EngineSettings): Engine {
  const { media, lists, gate, now, startSeconds } = settings
  const [captions, audio] = [readPreference('captions'), readPreference('audio')]
  const hls = new HlsClass({
    loader: createGrantedLoader(HlsClass.DefaultConfig.loader, gate, now),
    // The edge answers no preflight on signed paths: only simple requests, with the media cookies.
    xhrSetup: (request) => {
      request.withCredentials = true
    },
    startPosition: startSeconds > 0 ? startSeconds : -1,
    capLevelToPlayerSize: true,
    // What is buffered plays on after access has ended, so the buffer is bounded in seconds, not in megabytes alone.
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    backBufferLength: 60,
    ...(captions && captions !== 'off' ? { subtitlePreference: { lang: captions } } : {}),
    ...(audio ? { audioPreference: { lang: audio } } : {}),
  })
  if (!captions || captions === 'off') hls.subtitleDisplay = false
  let hasRepaired = false
  let isStopped = false

  offerRenditions(HlsClass, hls, lists.renditions)
  offerAudio(HlsClass, hls, lists.audio)
  hls.on(HlsClass.Events.ERROR, (_event, error) => {
    if (error.fatal) recover(error)
    else if (isMissing(error) && lists.renditions.selectedIndex >= 0) {
      // The engine has turned to the next quality down already, and to choosing by itself with it.
      lists.renditions.show(-1)
      settings.onRenditionLost?.()
    }
  })

  function isMissing({ response, details }: ErrorData): boolean {
    const ofPicture =
      details === HlsClass.ErrorDetails.FRAG_LOAD_ERROR || details === HlsClass.ErrorDetails.LEVEL_LOAD_ERROR
    return ofPicture && missing.has(response?.code ?? 0)
  }

  function recover(error: ErrorData): void {
    const { type, response } = error
    if (type === HlsClass.ErrorTypes.NETWORK_ERROR && missing.has(response?.code ?? 0)) {
      stop()
      settings.onMissing()
    } else if (type === HlsClass.ErrorTypes.NETWORK_ERROR) {
      void renewThenGoOn()
    } else if (type === HlsClass.ErrorTypes.MEDIA_ERROR && !hasRepaired) {
      hasRepaired = true
      hls.recoverMediaError()
    } else {
      stop()
      settings.onBroken()
    }
  }

  function stop(): void {
    hls.stopLoad()
    isStopped = true
  }

  /** A fatal network error that the loader did not hold back: a server's own failure, or a refused gate. */
  async function renewThenGoOn(): Promise<void> {
    stop()
    if ((await gate.failed({ startedAt: now() })) === 'retry') resume()
  }

  function resume(): void {
    if (!isStopped) return
    isStopped = false
    hls.startLoad(media.currentTime > 0 ? media.currentTime : startSeconds)
  }

  hls.attachMedia(media)
  hls.loadSource(settings.manifestUrl)
  return { resume, destroy: () => hls.destroy() }
}
