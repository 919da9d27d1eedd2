'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { rememberedForSeconds, timeZoneCookie } from '#features/language/cookies.ts'

/** Tells the server the browser's time zone by a cookie; where times were drawn in another, the page is drawn again. */
export function TimeZoneMemory({ known }: { known: string | null }) {
  const router = useRouter()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!zone || zone === known) return
    const secure = window.location.protocol === 'https:' ? '; Secure' : ''
    document.cookie = `${timeZoneCookie}=${zone}; Path=/; Max-Age=${rememberedForSeconds}; SameSite=Lax${secure}`
    const isRemembered = document.cookie.includes(`${timeZoneCookie}=${zone}`)
    if (isRemembered && zone !== (known ?? 'UTC')) router.refresh()
  }, [known, router])
  return null
}
