/** Whose signatures a key makes; each is a trusted key group of its own at CloudFront. */
export type KeyGroup = 'PLAYBACK' | 'PRIVATE' | 'DIRECT'

export const keyGroups = ['PLAYBACK', 'PRIVATE', 'DIRECT'] as const satisfies readonly KeyGroup[]

/**
 * Where a key stands:
 * - `PENDING`: made, its public half not yet in the key group.
 * - `PUBLISHED`: in the key group, not yet seen to be trusted at the edge.
 * - `CONFIRMED`: the edge answered probes signed with it; it waits for every other edge to have heard of it.
 * - `SIGNING`: makes the signatures. One a group.
 * - `RETIRING`: replaced; trusted until the last signature it made has ended.
 * - `RETIRED`: nothing it signed is alive; leaves the group.
 * - `COMPROMISED`: leaves the group at once, whatever it signed.
 */
export type KeyStatus = 'PENDING' | 'PUBLISHED' | 'CONFIRMED' | 'SIGNING' | 'RETIRING' | 'RETIRED' | 'COMPROMISED'

/** What the next step of a key rests on. */
export type KeyFacts = {
  id: string
  status: KeyStatus
  publishedAt: Date | null
  confirmedAt: Date | null
  replacedAt: Date | null
  /** When an owner called it compromised. A signing key stays one until another can take its place. */
  compromisedAt: Date | null
  /** When CloudFront no longer had it in the group. */
  removedAt: Date | null
  /** No signature by this key ends later; `null` where it never signed. */
  lastExpiresAt: Date | null
}

/** The one thing to do next for a key group, or the time until which there is nothing to do (`null`: no such time). */
export type KeyStep =
  | { kind: 'remove' | 'confirm' | 'switch' | 'retire'; keyId: string }
  /** `replacing`: leaves the group in the same change, since a full group has no place for both. */
  | { kind: 'publish'; keyId: string; replacing: string | null }
  | { kind: 'wait'; until: Date | null }

export type KeyTimes = {
  now: Date
  /** How long a confirmed key waits before it signs, for edges that have not heard of it yet. */
  settleSeconds: number
}

/** Public keys that one key group of CloudFront can hold. */
export const placesInGroup = 5

/** Places that a planned rotation leaves free: in playback, one for it and one for an emergency in the middle of it. */
const placesKeptFree: Record<KeyGroup, number> = { PLAYBACK: 2, PRIVATE: 0, DIRECT: 0 }

/** A compromised key does not wait longer than this for its successor to be seen at the edge. */
const emergencySeconds = 120

/** Clocks of the portal and of the edge may differ by this much. */
const clockSkewSeconds = 30

/**
 * Decides the next step for the keys of one group. Any step may be repeated after a crash; the order is such that the
 * group always trusts what signs: a new key signs only once it is trusted, and an old one leaves only when another
 * signs.
 */
export function decideKeyStep(keys: readonly KeyFacts[], { now, settleSeconds }: KeyTimes): KeyStep {
  const doomed = keys.find(({ status, removedAt }) => isOver(status) && removedAt === null)
  if (doomed) return { kind: 'remove', keyId: doomed.id }

  const next = keys.find(({ status }) => status === 'PENDING' || status === 'PUBLISHED' || status === 'CONFIRMED')
  const compromised = keys.find(({ status, compromisedAt }) => status === 'SIGNING' && compromisedAt !== null) ?? null
  const advance = next && decideForNew(next, keys, compromised, { now, settleSeconds })
  if (advance && advance.kind !== 'wait') return advance

  const retiring = keys.filter(({ status }) => status === 'RETIRING')
  const isReplaced = keys.some(({ status }) => status === 'SIGNING')
  const due = retiring.find((key) => isReplaced && retirementOf(key) <= now)
  if (due) return { kind: 'retire', keyId: due.id }
  const times = [...(advance?.until ? [advance.until] : []), ...retiring.map(retirementOf)]
  return { kind: 'wait', until: times.length > 0 ? new Date(Math.min(...times.map(Number))) : null }
}

function decideForNew(
  key: KeyFacts,
  keys: readonly KeyFacts[],
  compromised: KeyFacts | null,
  { now, settleSeconds }: KeyTimes,
): KeyStep {
  if (key.status === 'PENDING') {
    const replacing = compromised && countPlaces(keys) >= placesInGroup ? compromised.id : null
    return { kind: 'publish', keyId: key.id, replacing }
  }
  if (key.status === 'PUBLISHED') {
    const isOverdue = compromised !== null && addSeconds(key.publishedAt, emergencySeconds) <= now
    return { kind: isOverdue ? 'switch' : 'confirm', keyId: key.id }
  }
  const settledAt = addSeconds(key.confirmedAt, settleSeconds)
  return compromised || settledAt <= now ? { kind: 'switch', keyId: key.id } : { kind: 'wait', until: settledAt }
}

/** When a replaced key may leave its group: the end of the last signature it made, and a little for the clocks. */
export function retirementOf({ lastExpiresAt, replacedAt }: Pick<KeyFacts, 'lastExpiresAt' | 'replacedAt'>): Date {
  const last = Math.max(Number(lastExpiresAt ?? 0), Number(replacedAt ?? 0))
  return new Date(last + clockSkewSeconds * 1_000)
}

/** Keys that hold a place in the group at CloudFront, or are about to take one. */
export function countPlaces(keys: readonly Pick<KeyFacts, 'status' | 'publishedAt' | 'removedAt'>[]): number {
  return keys.filter(({ status, publishedAt, removedAt }) =>
    isOver(status) ? publishedAt !== null && removedAt === null : publishedAt !== null,
  ).length
}

/** Why a rotation cannot begin now. `freesAt`: when the next key leaves the group by itself, where one will. */
export type RotationRefusal = { code: 'ROTATION_UNDER_WAY' } | { code: 'KEY_GROUP_FULL'; freesAt: Date | null }

/** Says whether a planned rotation may begin, or why not. In an emergency nothing is kept free. */
export function findRotationRefusal(group: KeyGroup, keys: readonly KeyFacts[]): RotationRefusal | null {
  if (keys.some(({ status }) => status === 'PENDING' || status === 'PUBLISHED' || status === 'CONFIRMED')) {
    return { code: 'ROTATION_UNDER_WAY' }
  }
  if (countPlaces(keys) < placesInGroup - placesKeptFree[group]) return null
  const retirements = keys.filter(({ status }) => status === 'RETIRING').map((key) => retirementOf(key).getTime())
  return { code: 'KEY_GROUP_FULL', freesAt: retirements.length > 0 ? new Date(Math.min(...retirements)) : null }
}

function isOver(status: KeyStatus): boolean {
  return status === 'RETIRED' || status === 'COMPROMISED'
}

/** A missing time counts as the beginning of time: the rows' own rules say which states have one. */
function addSeconds(at: Date | null, seconds: number): Date {
  return new Date(Number(at ?? 0) + seconds * 1_000)
}
