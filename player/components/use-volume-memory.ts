import { useEffect, type RefObject } from 'react'
import { readPreference, rememberPreference } from '#player/preferences.ts'
import type { Picture } from './use-playback.ts'

/** Sets how loud it was last; called before the controls meet the element, which show what they find. */
export function restoreVolume(media: HTMLMediaElement): void {
  const volume = Number(readPreference('volume') ?? 1)
  if (volume >= 0 && volume <= 1) media.volume = volume
  media.muted = readPreference('muted') === 'true'
}

/** Remembers how loud it is, whichever control, key or system changed it. */
export function useVolumeMemory(picture: RefObject<Picture | null>): void {
  useEffect(() => {
    const media = picture.current?.media
    if (!media) return
    const remember = () => {
      rememberPreference('volume', String(media.volume))
      rememberPreference('muted', String(media.muted))
    }
    media.addEventListener('volumechange', remember)
    return () => media.removeEventListener('volumechange', remember)
  }, [picture])
}
