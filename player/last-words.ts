/** Where a viewer stood, and when: milliseconds since the epoch by this browser's clock. */
export type LastPlace = { positionSeconds: number; at: number }

export type LastWords = {
  /** From a page that is going away. What cannot leave now is kept in this browser. */
  say: (address: string, place: LastPlace) => void
  /** Keeps a place that no heartbeat could tell of; the newest for each address. */
  keep: (address: string, place: LastPlace) => void
  /** The place has been told of otherwise. */
  forget: (address: string) => void
  /** Tells what earlier pages could not; what still finds no server stays. */
  sendKept: () => Promise<void>
}

type LastWordsSettings = {
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  fetch: typeof globalThis.fetch
  /** `false`: the browser did not take it. */
  sendBeacon: (address: string, body: unknown) => boolean
  isOnline: () => boolean
  now: () => number
}

const storageKey = 'usher.player.unsent'
const mostKept = 20
const longestMilliseconds = 30 * 86_400_000
/** A server that does not answer must not hold up the start. */
const patienceMilliseconds = 2_000

/** Takes care that the last place of a viewing reaches the portal, however the page ends. */
export function createLastWords(settings: LastWordsSettings): LastWords {
  const { now } = settings
  const toBody = ({ positionSeconds, at }: LastPlace) => ({
    positionSeconds,
    positionAgeSeconds: Math.max(0, now() - at) / 1_000,
  })

  function read(): Map<string, LastPlace> {
    try {
      const kept: unknown = JSON.parse(settings.storage().getItem(storageKey) ?? '[]')
      return new Map(Array.isArray(kept) ? kept.filter(isKept) : [])
    } catch {
      return new Map()
    }
  }

  function write(kept: Map<string, LastPlace>): void {
    try {
      if (kept.size === 0) settings.storage().removeItem(storageKey)
      else settings.storage().setItem(storageKey, JSON.stringify([...kept].slice(-mostKept)))
    } catch {
      // Storage is full or closed: the last heartbeat's place has to do.
    }
  }

  function forget(address: string): void {
    const kept = read()
    if (kept.delete(address)) write(kept)
  }

  function keep(address: string, place: LastPlace): void {
    const kept = read()
    kept.delete(address)
    write(kept.set(address, place))
  }

  async function send(address: string, place: LastPlace): Promise<void> {
    const init = {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
    } as const
    const signal = AbortSignal.timeout(patienceMilliseconds)
    try {
      const { status } = await settings.fetch(address, { ...init, signal, body: JSON.stringify(toBody(place)) })
      // Whoever is not signed in now may be the same person again later.
      if (status < 500 && status !== 401) forget(address)
    } catch {
      // Still no server: it stays for the next start.
    }
  }

  return {
    keep,
    forget,
    say: (address, place) => {
      if (!settings.isOnline() || !settings.sendBeacon(address, toBody(place))) keep(address, place)
    },
    sendKept: async () => {
      const kept = [...read()]
      const [old, recent] = [
        kept.filter(([, { at }]) => now() - at > longestMilliseconds),
        kept.filter(([, { at }]) => now() - at <= longestMilliseconds),
      ]
      for (const [address] of old) forget(address)
      await Promise.all(recent.map(([address, place]) => send(address, place)))
    },
  }
}

function isKept(entry: unknown): entry is [string, LastPlace] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false
  const place = entry[1] as Partial<LastPlace> | null
  return typeof place?.positionSeconds === 'number' && typeof place.at === 'number'
}
