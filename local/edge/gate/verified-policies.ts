import type { Policy } from './policy.ts'

/** Policies whose signature has been checked, by a key that spells out everything the check depended on. */
export type VerifiedPolicies = {
  get(key: string): Policy | undefined
  set(key: string, policy: Policy): void
}

/**
 * Remembers at most `limit` policies in two generations: when the young one is full it becomes the old one, and what is
 * asked for again moves back. A look-up costs one hash, and nothing is ever scanned.
 */
export function createVerifiedPolicies(limit: number): VerifiedPolicies {
  const generationSize = Math.max(1, Math.floor(limit / 2))
  let young = new Map<string, Policy>()
  let old = new Map<string, Policy>()

  function set(key: string, policy: Policy): void {
    if (young.size >= generationSize) {
      old = young
      young = new Map()
    }
    young.set(key, policy)
  }

  return {
    set,
    get(key) {
      const recent = young.get(key)
      if (recent) return recent
      const earlier = old.get(key)
      if (earlier) set(key, earlier)
      return earlier
    },
  }
}
