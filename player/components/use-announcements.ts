import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Picture } from './use-playback.ts'

/** What the controls ask of the picture, each with the words that say what came of it. */
const requests = [
  'mediarenditionrequest',
  'mediaaudiotrackrequest',
  'mediaplaybackraterequest',
  'mediashowsubtitlesrequest',
  'mediadisablesubtitlesrequest',
  'mediatogglesubtitlesrequest',
  'mediaenterfullscreenrequest',
  'mediaexitfullscreenrequest',
] as const

/** Tells whoever does not see it what a menu or a key has changed. */
export function useAnnouncements(
  controller: RefObject<HTMLElement | null>,
  picture: RefObject<Picture | null>,
  say: (words: string) => void,
): void {
  const t = useTranslations('player.said')
  const tell = useEffectEvent((request: (typeof requests)[number]) => {
    const words = describe(request)
    if (words) say(words)
  })

  function describe(request: (typeof requests)[number]): string | null {
    if (!picture.current) return null
    const { media, lists } = picture.current
    switch (request) {
      case 'mediarenditionrequest': {
        const chosen = lists.renditions[lists.renditions.selectedIndex]
        return chosen ? t('quality', { height: Math.min(chosen.width, chosen.height) }) : t('qualityAutomatic')
      }
      case 'mediaaudiotrackrequest': {
        const heard = [...lists.audio].find(({ enabled }) => enabled)
        return heard ? t('audio', { name: heard.label }) : null
      }
      case 'mediaplaybackraterequest':
        return t('speed', { rate: media.playbackRate })
      case 'mediaenterfullscreenrequest':
        return t('fullScreen')
      case 'mediaexitfullscreenrequest':
        return t('fullScreenLeft')
      default: {
        const shown = [...media.textTracks].find(
          ({ kind, mode }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions'),
        )
        return shown ? t('captionsOn', { name: shown.label || shown.language }) : t('captionsOff')
      }
    }
  }

  useEffect(() => {
    const element = controller.current
    if (!element) return
    const stop = new AbortController()
    // The controller acts in its own listener on the same element; what came of it stands after it.
    for (const name of requests) element.addEventListener(name, () => queueMicrotask(() => tell(name)), stop)
    return () => stop.abort()
  }, [controller])
}
