'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMilliseconds = 3_000

/** Draws the page anew every 3 s while something on it is still being made; rests while the tab is hidden. */
export function RefreshWhile({ isWaiting }: { isWaiting: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, everyMilliseconds)
    return () => clearInterval(timer)
  }, [isWaiting, router])
  return null
}
