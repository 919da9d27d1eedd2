import { useEffect, type RefObject } from 'react'
import { spanChapters, type Chapter } from '#player/marks.ts'
import type { Picture } from './use-playback.ts'

/** Gives the timeline its chapters: ticks, and the name where the pointer stands. They need the film's length. */
export function useChapterTrack(picture: RefObject<Picture | null>, chapters: readonly Chapter[]): void {
  useEffect(() => {
    const media = picture.current?.media
    if (!media || chapters.length === 0) return
    let hasTrack = false
    const add = () => {
      if (hasTrack || !Number.isFinite(media.duration)) return
      hasTrack = true
      const track = media.addTextTrack('chapters')
      // The controls read the cues when the track comes or changes.
      track.mode = 'hidden'
      for (const { startSeconds, endSeconds, name } of spanChapters(chapters, media.duration)) {
        track.addCue(new VTTCue(startSeconds, endSeconds, name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
      }
    }
    add()
    media.addEventListener('durationchange', add)
    return () => media.removeEventListener('durationchange', add)
  }, [picture, chapters])
}
