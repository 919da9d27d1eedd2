'use client'

import { useEffect, useState } from 'react'
import { Notice } from './notice.tsx'
import { isFromOlderBuild, reloadOnce, takeReloadNotice } from './stale-page.ts'

/** Loads the page anew when a late script of it is gone after an upgrade, and says afterwards why. */
export function StalePageWatch({ notice }: { notice: string }) {
  const [isNoted, setNoted] = useState(false)
  useEffect(() => {
    // Read after hydration: the server does not know it.
    const frame = requestAnimationFrame(() => setNoted(takeReloadNotice(sessionStorage)))
    const onFault = ({ reason }: PromiseRejectionEvent) => {
      if (isFromOlderBuild(reason)) reloadOnce(sessionStorage, Date.now(), () => window.location.reload())
    }
    window.addEventListener('unhandledrejection', onFault)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('unhandledrejection', onFault)
    }
  }, [])
  if (!isNoted) return null
  return (
    <div className="page-measure pt-4">
      <Notice>{notice}</Notice>
    </div>
  )
}
