import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Listener } from '#player/listen/listener.ts'
import { currentEntry } from '#player/listen/queue.ts'

/** What the bar says aloud: the track that begins, and what a control has changed. */
export function useSayings(listener: Listener): { said: string; say: (words: string) => void } {
  const t = useTranslations('listen.said')
  const [said, say] = useState('')
  const tell = useEffectEvent((before: ReturnType<Listener['getState']>, now: ReturnType<Listener['getState']>) => {
    const track = currentEntry(now.queue)?.track
    if (track && now.isPlaying && currentEntry(before.queue)?.key !== currentEntry(now.queue)?.key) {
      say(t('playing', { name: track.name, album: track.album }))
    } else if (before.queue.repeat !== now.queue.repeat) say(t(`repeat.${now.queue.repeat}`))
    else if ((before.queue.plain === null) !== (now.queue.plain === null)) {
      say(now.queue.plain ? t('shuffled') : t('unshuffled'))
    } else if (now.queue.entries.length > before.queue.entries.length && before.queue.entries.length > 0) {
      say(t('added', { count: now.queue.entries.length - before.queue.entries.length }))
    }
  })
  useEffect(() => {
    let before = listener.getState()
    return listener.subscribe(() => {
      const now = listener.getState()
      if (now.queue === before.queue && now.isPlaying === before.isPlaying) return
      tell(before, now)
      // A track is named once it sounds, not while it is being fetched.
      if (now.isPlaying || currentEntry(now.queue)?.key === currentEntry(before.queue)?.key) before = now
    })
  }, [listener])
  return { said, say }
}
