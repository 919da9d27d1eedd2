import { createBrowserListener, type BrowserListenerSettings } from '#player/listen/browser-listener.ts'
import type { Listener } from '#player/listen/listener.ts'
import { tellNowPlaying } from '#player/listen/now-playing.ts'
import { currentEntry } from '#player/listen/queue.ts'
import { subscribeRequests, takeRequests } from '#player/listen/requests.ts'

/** A listener that lives while a component looks at it, in the form of React's `useSyncExternalStore`. */
export function holdListener(settings: BrowserListenerSettings) {
  let listener: Listener | null = null
  let end = () => {}

  function open(): Listener {
    const made = createBrowserListener(settings)
    const answer = () => takeRequests().forEach(made.answer)
    const tell = () => {
      const { queue, isPlaying } = made.getState()
      tellNowPlaying({ playableId: currentEntry(queue)?.track.playableId ?? null, isPlaying })
    }
    const ends = [made.subscribe(tell), subscribeRequests(answer), made.destroy]
    end = () => {
      for (const each of ends) each()
      tellNowPlaying({ playableId: null, isPlaying: false })
    }
    tell()
    answer()
    return made
  }

  return {
    subscribe: (changed: () => void) => {
      listener = open()
      changed()
      return () => {
        end()
        listener = null
      }
    },
    get: () => listener,
  }
}
