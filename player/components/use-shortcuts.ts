import { useEffect, useEffectEvent, type RefObject } from 'react'
import { formatPosition } from '#player/position.ts'
import { readCommand, type PlayerCommand } from '#player/shortcuts.ts'
import type { Picture } from './use-playback.ts'

type ShortcutSettings = {
  picture: RefObject<Picture | null>
  controller: RefObject<HTMLElement | null>
  next: { name: string; href: string } | null
  /** Speaks what a key did, for those who do not see it. */
  say: (words: string) => void
  showSheet: () => void
}

/** The player's keys, on the whole page: there is one player on it. */
export function useShortcuts({ picture, controller, next, say, showSheet }: ShortcutSettings): void {
  const act = useEffectEvent((command: PlayerCommand) => {
    const media = picture.current?.media
    if (!media) return
    const ask = (name: string) => controller.current?.dispatchEvent(new CustomEvent(name))
    switch (command.do) {
      case 'togglePlay':
        if (media.paused) void media.play().catch(() => {})
        else media.pause()
        return say(media.paused ? 'Paused' : 'Playing')
      case 'seekBy':
        return seek(media, media.currentTime + command.seconds)
      case 'seekToFraction':
        if (Number.isFinite(media.duration)) seek(media, media.duration * command.fraction)
        return
      case 'changeVolume':
        media.volume = Math.min(1, Math.max(0, media.volume + command.by))
        media.muted = media.volume === 0
        return say(`Volume ${Math.round(media.volume * 100)} %`)
      case 'toggleMute':
        media.muted = !media.muted
        return say(media.muted ? 'Sound off' : 'Sound on')
      case 'toggleFullscreen':
        ask(document.fullscreenElement ? 'mediaexitfullscreenrequest' : 'mediaenterfullscreenrequest')
        return
      case 'toggleCaptions':
        ask('mediatogglesubtitlesrequest')
        return
      case 'next':
        if (next) location.assign(next.href)
        return
      case 'showShortcuts':
        return showSheet()
    }
  })

  function seek(media: HTMLMediaElement, seconds: number): void {
    const end = Number.isFinite(media.duration) ? media.duration : seconds
    media.currentTime = Math.min(end, Math.max(0, seconds))
    say(formatPosition(media.currentTime))
  }

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = readCommand(event)
      if (!command) return
      event.preventDefault()
      act(command)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
