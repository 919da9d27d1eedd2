import { useEffect, type RefObject } from 'react'
import { rememberPreference } from '#player/preferences.ts'
import type { Picture } from './use-playback.ts'

/** Remembers the captions that a viewer chooses. What the engine sets by itself is not a choice. */
export function useCaptionMemory(controller: RefObject<HTMLElement | null>, picture: RefObject<Picture | null>): void {
  useEffect(() => {
    const element = controller.current
    if (!element) return
    const stop = new AbortController()
    const remember = () => {
      const tracks = [...(picture.current?.media.textTracks ?? [])]
      const shown = tracks.find(({ kind, mode }) => kind !== 'metadata' && mode === 'showing')
      rememberPreference('captions', shown ? shown.language || shown.label : 'off')
    }
    // The controller acts on the request in its own listener, on the same element; the choice stands after it.
    const later = () => queueMicrotask(remember)
    const requests = ['mediashowsubtitlesrequest', 'mediadisablesubtitlesrequest', 'mediatogglesubtitlesrequest']
    for (const name of requests) element.addEventListener(name, later, stop)
    return () => stop.abort()
  }, [controller, picture])
}
