'use client'

import { useEffect, useRef } from 'react'
import { readDeviceId } from '#player/preferences.ts'

/** Tells which device switches, so that what it plays is stopped and nothing else. Without scripts nothing plays. */
export function DeviceField() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current) field.current.value = readDeviceId()
  }, [])
  return <input ref={field} type="hidden" name="deviceId" />
}
