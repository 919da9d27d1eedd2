/** Remembers what was used lately and forgets the rest. */
export type RecentMap<Value> = {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/**
 * Holds at most `limit` values in two generations: when the young one is full it becomes the old one, and what is asked
 * for again moves back. A look-up costs one hash, and nothing is ever scanned.
 */
export function createRecentMap<Value>(limit: number): RecentMap<Value> {
  const generationSize = Math.max(1, Math.floor(limit / 2))
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()

  function set(key: string, value: Value): void {
    if (young.size >= generationSize) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }

  return {
    set,
    get(key) {
      const recent = young.get(key)
      if (recent !== undefined) return recent
      const earlier = old.get(key)
      if (earlier !== undefined) set(key, earlier)
      return earlier
    },
  }
}
