import { useEffect, useReducer, type RefObject } from 'react'
import { followNextUp, type NextUp } from '#player/next-up.ts'
import type { Picture } from './use-playback.ts'

const away: NextUp = { status: 'away' }

/** Counts down to the next part while it plays on, or stands at its end; a pause holds the count. */
export function useNextUp(picture: RefObject<Picture | null>, hasNext: boolean, creditsStartSeconds: number | null) {
  const [nextUp, follow] = useReducer(followNextUp, away)

  useEffect(() => {
    const media = picture.current?.media
    if (!media || !hasNext) return
    const stop = new AbortController()
    const look = () => {
      const { currentTime: seconds, duration: durationSeconds, ended: hasEnded } = media
      follow({ is: 'place', seconds, durationSeconds, hasEnded, creditsStartSeconds })
    }
    for (const name of ['timeupdate', 'seeked', 'ended']) media.addEventListener(name, look, stop)
    return () => stop.abort()
  }, [picture, hasNext, creditsStartSeconds])

  const isCounting = nextUp.status === 'counting'
  useEffect(() => {
    const media = picture.current?.media
    if (!media || !isCounting) return
    const timer = setInterval(() => {
      if (media.ended || !media.paused) follow({ is: 'second' })
    }, 1_000)
    return () => clearInterval(timer)
  }, [picture, isCounting])

  return [nextUp, () => follow({ is: 'cancel' })] as const
}
