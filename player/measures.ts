export type Measures = { startupMilliseconds?: number; rebufferMilliseconds: number }

/**
 * Measures what a viewer waited: from opening the player to the first picture, and every stall after it. Waiting after
 * a seek is the viewer's own doing and not counted.
 *
 * @param now milliseconds, monotonic
 */
export function measurePlayback(media: HTMLMediaElement, now: () => number, onChange: (measures: Measures) => void) {
  const openedAt = now()
  const measures: Measures = { rebufferMilliseconds: 0 }
  let stalledAt: number | null = null

  const onFirstPicture = () => {
    measures.startupMilliseconds ??= Math.round(now() - openedAt)
    onChange({ ...measures })
  }
  const onWaiting = () => {
    if (measures.startupMilliseconds !== undefined && !media.seeking && !media.paused) stalledAt ??= now()
  }
  const onGoing = () => {
    if (stalledAt === null) return
    measures.rebufferMilliseconds += Math.round(now() - stalledAt)
    stalledAt = null
    onChange({ ...measures })
  }
  const onSeeking = () => (stalledAt = null)
  const listeners: [string, () => void][] = [
    ['loadeddata', onFirstPicture],
    ['waiting', onWaiting],
    ['playing', onGoing],
    ['pause', onGoing],
    ['seeking', onSeeking],
  ]
  for (const [name, listener] of listeners) media.addEventListener(name, listener)
  return () => listeners.forEach(([name, listener]) => media.removeEventListener(name, listener))
}
