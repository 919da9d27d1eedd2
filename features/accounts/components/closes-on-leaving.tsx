'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/** Closes a popover when another page comes into the window that stays: a link in it has led there. */
export function ClosesOnLeaving({ popoverId }: { popoverId: string }) {
  const path = usePathname()
  useEffect(() => document.getElementById(popoverId)?.hidePopover(), [popoverId, path])
  return null
}
