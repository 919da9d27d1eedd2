import type { Clock } from '#player/clock.ts'
import type { Deck } from './deck.ts'

/** A track that stands still this long gives its slot back. */
const restMilliseconds = 60_000

/** Gives the slots back while the element stands still, and takes them again when it plays. Answers what ends that. */
export function connectRest(media: HTMLMediaElement, clock: Clock, deck: Pick<Deck, 'rest' | 'wake'>): () => void {
  let cancel = () => {}
  const listening = new AbortController()
  const onPause = () => {
    cancel()
    cancel = clock.after(restMilliseconds, () => media.paused && deck.rest())
  }
  const onPlay = () => {
    cancel()
    deck.wake()
  }
  media.addEventListener('pause', onPause, listening)
  media.addEventListener('play', onPlay, listening)
  return () => {
    listening.abort()
    cancel()
  }
}
