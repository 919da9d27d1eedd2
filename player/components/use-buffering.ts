import { useEffect, useState, type RefObject } from 'react'
import type { Picture } from './use-playback.ts'

/** `true` while nothing can be seen or heard yet, and whenever playback has run dry. */
export function useBuffering(picture: RefObject<Picture | null>): boolean {
  const [isBuffering, setBuffering] = useState(true)
  useEffect(() => {
    const media = picture.current?.media
    if (!media) return
    const stop = new AbortController()
    const dry = () => setBuffering(true)
    const fed = () => setBuffering(false)
    for (const name of ['waiting', 'seeking', 'loadstart']) media.addEventListener(name, dry, stop)
    for (const name of ['playing', 'canplay', 'seeked', 'ended']) media.addEventListener(name, fed, stop)
    return () => stop.abort()
  }, [picture])
  return isBuffering
}
