import { fitsWildcard } from '#local/edge/wildcard.ts'

/** One whole object in memory, shared by everyone who reads it: nobody gets a copy. Times are epoch milliseconds. */
export type CachedObject = {
  status: number
  /** The headers to pass on, name, value, name, value…; without the body's length, which depends on the range. */
  headers: readonly string[]
  etag: string | null
  lastModified: string | null
  body: Buffer
  /**
   * The body as text of one character a byte (`latin1`) where it is small, else `null`. Node sends a head and a text in
   * one write, and needs a slower call for a head and a buffer.
   */
  text(): string | null
  storedAtMs: number
  freshUntilMs: number
}

/** Room taken for an object that is still being read from the origin. */
export type Reservation = {
  /** Keeps the object under its key if `key` is not null; else holds its bytes until its readers have let go. */
  fill(object: CachedObject, key: string | null): void
  release(): void
}

export type ObjectCache = {
  get(key: string): CachedObject | undefined
  /** Takes room for `bytes`, dropping what was not used for longest; `null` when even that leaves too little. */
  reserve(bytes: number): Reservation | null
  /** Marks the object as being sent, so that its bytes stay accounted for; the answer lets go again. */
  pin(object: CachedObject): () => void
  /** Forgets every key that fits the pattern (`*` and `?` as in a path pattern). */
  invalidate(pattern: string): void
  /** Grows at each invalidation: what was asked for before it must not be stored after it. */
  generation(): number
  /** Bytes held now, those of readers that have not finished included; never above the limit. */
  heldBytes(): number
}

/** What an entry costs besides its body: headers, key and bookkeeping, estimated generously. */
const entryBytes = 1024

type Holding = { bytes: number; pins: number; isStored: boolean }
type Stored = { object: CachedObject; wasUsed: boolean }

/** @param maxBytes The bound on everything held: stored objects, reservations, and dropped ones still being sent. */
export function createObjectCache({ maxBytes }: { maxBytes: number }): ObjectCache {
  const stored = new Map<string, Stored>()
  const holdings = new Map<CachedObject, Holding>()
  let held = 0
  let generation = 0

  function drop(key: string, object: CachedObject): void {
    stored.delete(key)
    const holding = holdings.get(object)
    if (!holding) return
    holding.isStored = false
    settle(object, holding)
  }

  function settle(object: CachedObject, holding: Holding): void {
    if (holding.isStored || holding.pins > 0) return
    holdings.delete(object)
    held -= holding.bytes
  }

  function makeRoom(bytes: number): boolean {
    if (bytes > maxBytes) return false
    // What was used since the last pass gets a second one, so that a hit costs a flag and no reordering.
    for (const [key, entry] of stored) {
      if (held + bytes <= maxBytes) return true
      if (entry.wasUsed) {
        stored.delete(key)
        stored.set(key, { object: entry.object, wasUsed: false })
        // Dropping what is being sent frees nothing yet.
      } else if (holdings.get(entry.object)?.pins === 0) drop(key, entry.object)
    }
    return held + bytes <= maxBytes
  }

  function pin(object: CachedObject): () => void {
    const holding = holdings.get(object)
    if (!holding) return () => undefined
    holding.pins++
    return () => {
      holding.pins--
      settle(object, holding)
    }
  }

  function reserve(bodyBytes: number): Reservation | null {
    const bytes = bodyBytes + entryBytes
    if (!makeRoom(bytes)) return null
    held += bytes
    return {
      fill(object, key) {
        const previous = key === null ? undefined : stored.get(key)
        if (key !== null && previous) drop(key, previous.object)
        holdings.set(object, { bytes, pins: 0, isStored: key !== null })
        if (key !== null) stored.set(key, { object, wasUsed: false })
        // Those who waited for it begin to send in this turn and pin it themselves.
        const unpin = pin(object)
        setImmediate(unpin)
      },
      release() {
        held -= bytes
      },
    }
  }

  return {
    reserve,
    pin,
    get(key) {
      const entry = stored.get(key)
      if (entry) entry.wasUsed = true
      return entry?.object
    },
    invalidate(pattern) {
      generation++
      for (const [key, { object }] of stored) if (fitsWildcard(pattern, key)) drop(key, object)
    },
    generation: () => generation,
    heldBytes: () => held,
  }
}
