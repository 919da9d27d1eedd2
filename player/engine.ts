import type Hls from 'hls.js'
import type { ErrorData } from 'hls.js'
import { createGrantedLoader } from './granted-loader.ts'
import type { MediaGate } from './media-gate.ts'
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

function playThroughHls(HlsClass: typeof Hls, settings: EngineSettings): Engine {
  const { media, lists, gate, now, startSeconds } = settings
  const captions = readPreference('captions')
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
  })
  if (!captions || captions === 'off') hls.subtitleDisplay = false
  let hasRepaired = false
  let isStopped = false

  hls.on(HlsClass.Events.MANIFEST_PARSED, () => {
    const renditions = hls.levels.map(({ width, height, bitrate }, id) => ({ id: String(id), width, height, bitrate }))
    // Sound alone has no picture sizes to choose from.
    if (!renditions.every(({ height }) => height > 0)) return
    lists.renditions.fill(renditions, (index) => {
      hls.nextLevel = index
    })
  })
  hls.on(HlsClass.Events.AUDIO_TRACKS_UPDATED, (_event, { audioTracks }) => {
    const choices = audioTracks.map(({ id, name, lang }, index) => ({
      ...{ id: String(id), label: name, language: lang ?? '', kind: index === 0 ? 'main' : 'alternative' },
      isHeard: index === Math.max(0, hls.audioTrack),
    }))
    lists.audio.fill(choices, (index) => {
      hls.audioTrack = index
    })
  })
  hls.on(HlsClass.Events.ERROR, (_event, error) => {
    if (error.fatal) recover(error)
  })

  function recover({ type }: ErrorData): void {
    if (type === HlsClass.ErrorTypes.NETWORK_ERROR) {
      void renewThenGoOn()
    } else if (type === HlsClass.ErrorTypes.MEDIA_ERROR && !hasRepaired) {
      hasRepaired = true
      hls.recoverMediaError()
    } else {
      hls.stopLoad()
      settings.onBroken()
    }
  }

  /** A fatal network error that the loader did not hold back: a server's own failure, or a refused gate. */
  async function renewThenGoOn(): Promise<void> {
    hls.stopLoad()
    isStopped = true
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

/** The browser's own player has no way to send one request again: the address is set anew at the same place. */
function playNatively({ media, gate, now, manifestUrl, startSeconds }: EngineSettings): Engine {
  let place = startSeconds
  let isStopped = false

  function open(): void {
    isStopped = false
    media.src = manifestUrl
    media.addEventListener('loadedmetadata', () => (media.currentTime = place), { once: true })
  }
  async function onError(): Promise<void> {
    isStopped = true
    place = media.currentTime || place
    const wasPlaying = !media.paused
    if ((await gate.failed({ startedAt: now() })) !== 'retry') return
    open()
    if (wasPlaying) void media.play().catch(() => {})
  }
  const listen = () => void onError()
  media.addEventListener('error', listen)
  media.addEventListener('loadeddata', gate.arrived)
  open()
  return {
    resume: () => isStopped && open(),
    destroy: () => {
      media.removeEventListener('error', listen)
      media.removeEventListener('loadeddata', gate.arrived)
      media.removeAttribute('src')
      media.load()
    },
  }
}
