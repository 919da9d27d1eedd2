const prefix = 'usher.player.'

/**
 * What a viewer has chosen on this device, for every title: languages by their tags, quality as the shorter side in
 * pixels or `auto`, volume from 0 to 1.
 */
export type PreferenceName = 'speed' | 'captions' | 'captionStyle' | 'audio' | 'quality' | 'volume' | 'muted' | 'device'

/** The remembered value, or `null`: also where storage is closed (private windows, blocked cookies). */
export function readPreference(name: PreferenceName): string | null {
  try {
    return localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

export function rememberPreference(name: PreferenceName, value: string): void {
  try {
    localStorage.setItem(prefix + name, value)
  } catch {
    // Storage is full or closed: the choice holds for this page only.
  }
}

/**
 * This browser's own random name, made once: the same device asking twice takes one stream slot. 32 hex digits;
 * `getRandomValues` because `randomUUID` exists on secure origins only.
 */
export function readDeviceId(): string {
  const known = readPreference('device')
  if (known && /^[0-9a-f]{32}$/.test(known)) return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  rememberPreference('device', made)
  return made
}
