import { useEffect, useState } from 'react'
import { browserClock } from '#player/clock.ts'

/** After how long a wait is spoken of; the curtain's style sheet has the same. */
const longMilliseconds = 4_000

/** `true` once nothing came for so long that whoever waits must be told why. */
export function useSlowLine(isBuffering: boolean): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isBuffering) return
    const cancel = browserClock.after(longMilliseconds, () => setLong(true))
    return () => {
      cancel()
      setLong(false)
    }
  }, [isBuffering])
  return isBuffering && isLong
}
