import { useEffect, useState, type RefObject } from 'react'
import { findChapter, findIntroEnd, type Chapter, type Marks } from '#player/marks.ts'
import type { Picture } from './use-playback.ts'

/** What of the marks holds where the picture stands: the end of the intro that plays, and the chapter. */
export function usePlace(picture: RefObject<Picture | null>, marks: Marks, chapters: readonly Chapter[]) {
  const [introEnd, setIntroEnd] = useState<number | null>(null)
  const [chapter, setChapter] = useState<Chapter | null>(null)
  useEffect(() => {
    const media = picture.current?.media
    if (!media) return
    const stop = new AbortController()
    const look = () => {
      // Before the first picture nobody watches an intro.
      setIntroEnd(
        media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? findIntroEnd(marks, media.currentTime) : null,
      )
      setChapter(findChapter(chapters, media.currentTime))
    }
    for (const name of ['timeupdate', 'seeked', 'loadeddata']) media.addEventListener(name, look, stop)
    return () => stop.abort()
  }, [picture, marks, chapters])
  return { introEnd, chapter }
}
