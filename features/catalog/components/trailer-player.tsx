'use client'

import { useState } from 'react'

export type TrailerPlayerProps = {
  url: string
  posterUrl: string | null
  /** Its name for those who do not see it. */
  label: string
  /** Said where it cannot be played. */
  broken: string
  /** Begins by itself: for one who asked for it just now. */
  isStarting?: boolean
}

/** The browser's own player: one public file, no grant. */
export function TrailerPlayer({ url, posterUrl, label, broken, isStarting = false }: TrailerPlayerProps) {
  const [isBroken, setBroken] = useState(false)
  return (
    <div className="grid gap-3">
      <video
        src={url}
        controls
        playsInline
        autoPlay={isStarting}
        preload={isStarting ? 'auto' : 'metadata'}
        aria-label={label}
        onError={() => setBroken(true)}
        {...(posterUrl ? { poster: posterUrl } : {})}
        className="aspect-video w-full rounded-control bg-black"
      />
      {isBroken && (
        <p role="alert" className="text-danger-fg">
          {broken}
        </p>
      )}
    </div>
  )
}
