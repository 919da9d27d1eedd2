'use client'

import { useEffect } from 'react'

/**
 * Keeps every tab of this browser at one profile: the cookie is theirs together, so a tab that was drawn for another
 * profile, or before signing in or out, would show and write down what is somebody else's. Each tab says for whom it was
 * drawn; one that hears of another loads itself anew, and what it played ends at its own profile's place.
 */
export function OneProfile({ profileId }: { profileId: string | null }) {
  useEffect(() => {
    if (!('BroadcastChannel' in window)) return
    const channel = new BroadcastChannel('usher-profile')
    channel.addEventListener('message', ({ data }) => {
      if (data !== profileId) window.location.reload()
    })
    channel.postMessage(profileId)
    return () => channel.close()
  }, [profileId])
  return null
}
