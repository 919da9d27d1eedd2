import type { GrantKeeper } from '#player/grant-keeper.ts'
import { measurePlayback } from '#player/measures.ts'
import { readPreference, rememberPreference } from '#player/preferences.ts'

/** Tells the keeper the place, the state and the measures; sets and remembers the speed. Answers what ends it. */
export function connectProgress(media: HTMLMediaElement, keeper: GrantKeeper): () => void {
  const speed = Number(readPreference('speed') ?? 1)
  if (speed >= 0.25 && speed <= 4) {
    // The default survives the source being set, the rate alone does not.
    media.defaultPlaybackRate = speed
    media.playbackRate = speed
  }

  const report = () => {
    // Before the first picture the element stands at 0, which is not where the viewer is.
    if (media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
    const state = media.ended ? 'ended' : media.paused ? 'paused' : 'playing'
    keeper.report({ positionSeconds: media.currentTime, state })
  }
  const remember = () => rememberPreference('speed', String(media.playbackRate))
  const events = ['timeupdate', 'playing', 'pause', 'seeked', 'ended']
  for (const name of events) media.addEventListener(name, report)
  media.addEventListener('ratechange', remember)
  const stopMeasuring = measurePlayback(media, () => performance.now(), keeper.report)

  return () => {
    for (const name of events) media.removeEventListener(name, report)
    media.removeEventListener('ratechange', remember)
    stopMeasuring()
  }
}
