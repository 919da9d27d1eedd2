import { useEffect, useEffectEvent, type RefObject } from 'react'
import { readDoubleTap, type Tap } from '#player/taps.ts'

/** Two taps on a side of the picture jump ten seconds; one tap stays the controls'. */
export function useTaps(controller: RefObject<HTMLElement | null>, onJump: (seconds: number) => void): void {
  const jump = useEffectEvent(onJump)
  useEffect(() => {
    const element = controller.current
    if (!element) return
    let last: Tap | null = null
    const onUp = (event: PointerEvent) => {
      const target = event.composedPath()[0]
      const isPicture = target === element || target instanceof HTMLVideoElement
      if (event.pointerType !== 'touch' || !isPicture) return
      const { left, width } = element.getBoundingClientRect()
      const tap = { across: (event.clientX - left) / width, at: event.timeStamp }
      const seconds = readDoubleTap(last, tap)
      if (seconds !== null) jump(seconds)
      // A third tap goes on jumping.
      last = tap
    }
    element.addEventListener('pointerup', onUp)
    return () => element.removeEventListener('pointerup', onUp)
  }, [controller])
}
