import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import type { Neighbour } from '#player/marks.ts'
import { formatPosition } from '#player/position.ts'
import { readCommand, type PlayerCommand } from '#player/shortcuts.ts'
import type { Picture } from './use-playback.ts'

type ShortcutSettings = {
  picture: RefObject<Picture | null>
  controller: RefObject<HTMLElement | null>
  next: Neighbour | null
  previous: Neighbour | null
  step: (to: Neighbour | null) => void
  skipIntro: () => void
  /** Speaks what a key did, for those who do not see it. */
  say: (words: string) => void
  showSheet: () => void
}

/** What a jump shows for a moment, on the side it went to. */
export type Hint = { words: string; side: 'start' | 'end'; count: number }

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2]
/** Seconds of one picture of most films; a browser does not say how many there are. */
const frameSeconds = 1 / 24

/** The player's keys, on the whole page: there is one player on it. `act` does the same for taps. */
export function useShortcuts(settings: ShortcutSettings) {
  const { picture, controller, next, previous, step, skipIntro, say, showSheet } = settings
  const t = useTranslations('player.said')
  const [hint, setHint] = useState<Hint | null>(null)

  function act(command: PlayerCommand): void {
    const media = picture.current?.media
    if (!media) return
    const ask = (name: string) => controller.current?.dispatchEvent(new CustomEvent(name))
    switch (command.do) {
      case 'togglePlay':
        if (media.paused) void media.play().catch(() => {})
        else media.pause()
        return say(media.paused ? t('paused') : t('playing'))
      case 'seekBy':
        showHint(command.seconds)
        return seek(media, media.currentTime + command.seconds)
      case 'seekToFraction':
        if (Number.isFinite(media.duration)) seek(media, media.duration * command.fraction)
        return
      case 'stepFrame':
        if (media.paused) seek(media, media.currentTime + command.by * frameSeconds)
        return
      case 'changeVolume':
        media.volume = Math.min(1, Math.max(0, media.volume + command.by))
        media.muted = media.volume === 0
        return say(t('volume', { percent: media.volume }))
      case 'changeSpeed':
        return changeSpeed(media, command.by)
      case 'toggleMute':
        media.muted = !media.muted
        return say(media.muted ? t('soundOff') : t('soundOn'))
      case 'toggleFullscreen':
        ask(document.fullscreenElement ? 'mediaexitfullscreenrequest' : 'mediaenterfullscreenrequest')
        return
      case 'toggleCaptions':
        ask('mediatogglesubtitlesrequest')
        return
      case 'skipIntro':
        return skipIntro()
      case 'next':
        return step(next)
      case 'previous':
        return step(previous)
      case 'showShortcuts':
        return showSheet()
    }
  }

  function showHint(seconds: number): void {
    const side = seconds < 0 ? 'start' : 'end'
    setHint((shown) => ({
      words: `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)}`,
      side,
      count: (shown?.count ?? 0) + 1,
    }))
  }

  function seek(media: HTMLMediaElement, seconds: number): void {
    const end = Number.isFinite(media.duration) ? media.duration : seconds
    media.currentTime = Math.min(end, Math.max(0, seconds))
    say(formatPosition(media.currentTime))
  }

  function changeSpeed(media: HTMLMediaElement, by: -1 | 1): void {
    const now = speeds.findIndex((speed) => speed >= media.playbackRate)
    media.playbackRate = speeds[Math.min(speeds.length - 1, Math.max(0, now + by))] ?? 1
    say(t('speed', { rate: media.playbackRate }))
  }

  const onCommand = useEffectEvent(act)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = readCommand(event)
      if (!command) return
      event.preventDefault()
      onCommand(command)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return { act, hint }
}
