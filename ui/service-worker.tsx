'use client'

import { useEffect } from 'react'

/** Brings in the worker that shows the offline page, and tells it the language that page is to speak. */
export function ServiceWorker({ language }: { language: string }) {
  useEffect(() => {
    // Absent outside secure contexts, and where a person has switched it off.
    if (!('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    serviceWorker
      .register('/sw.js', { updateViaCache: 'none' })
      .then(() => serviceWorker.ready)
      .then(({ active }) => active?.postMessage({ type: 'language', language }))
      .catch(() => undefined)
  }, [language])
  return null
}
