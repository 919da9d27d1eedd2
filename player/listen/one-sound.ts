/**
 * One thing sounds at a time: a film that begins, here or in another tab's bar, pauses the bar, and the bar that begins
 * pauses the films of this page. What is muted disturbs nobody. Answers what ends it.
 */
export function connectOneSound(media: HTMLMediaElement, pause: () => void): () => void {
  const listening = new AbortController()
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('usher.listen') : null
  const sounds = (other: EventTarget | null): other is HTMLMediaElement => {
    return other instanceof HTMLMediaElement && other !== media && !other.muted && other.volume > 0
  }
  // Events of media do not rise, but whoever captures meets them.
  const capture = { capture: true, signal: listening.signal }
  document.addEventListener('play', ({ target }) => sounds(target) && pause(), capture)
  media.addEventListener(
    'play',
    () => {
      for (const other of document.querySelectorAll('video, audio')) if (sounds(other)) other.pause()
      tabs?.postMessage('playing')
    },
    listening,
  )
  tabs?.addEventListener('message', pause)
  return () => {
    listening.abort()
    tabs?.close()
  }
}
