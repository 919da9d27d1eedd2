import { readPreference, rememberPreference } from '#player/preferences.ts'

/** As loud as it was last on this device, for films and for the bar. */
export function restoreLoudness(media: HTMLMediaElement): void {
  const volume = Number(readPreference('volume') ?? 1)
  if (volume >= 0 && volume <= 1) media.volume = volume
  media.muted = readPreference('muted') === 'true'
}

/** From 0 to 1. */
export function setLoudness(media: HTMLMediaElement, volume: number): void {
  media.volume = volume
  setSilence(media, volume === 0)
  rememberPreference('volume', String(volume))
}

export function setSilence(media: HTMLMediaElement, isSilent: boolean): void {
  media.muted = isSilent
  if (!isSilent && media.volume === 0) media.volume = 1
  rememberPreference('muted', String(isSilent))
}
