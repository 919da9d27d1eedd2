import type { Engine, EngineSettings } from './engine.ts'

/** The browser's own player has no way to send one request again: the address is set anew at the same place. */
export function playNatively({ media, gate, now, manifestUrl, startSeconds }: EngineSettings): Engine {
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
