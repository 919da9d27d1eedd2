import { isInNetwork } from '#core/ipv4-network.ts'

/** What a share says, as the door reads it. A direct link has no door and never comes here. */
export type ShareFacts = {
  /** The one account that may open it; `null` for whoever has the link. */
  accountId: string | null
  startsAt: Date | null
  expiresAt: Date
  revokedAt: Date | null
  /** IPv4, as `203.0.113.0/24`. */
  sourceNetwork: string | null
  isFileReady: boolean
}

/** Who stands at the door. */
export type ShareVisitor = {
  accountId: string | null
  /** As the distribution states it; `null` when nobody trustworthy stated one. */
  address: string | null
}

/**
 * Why the door stays shut. `SHARE_CLOSED` is the one answer for whatever the visitor may not know: no such share, one that
 * was revoked, one for another person, a file that is gone. The others are told to whom the share was meant for.
 */
export type ShareRefusal = 'SHARE_CLOSED' | 'SHARE_ENDED' | 'SHARE_NOT_YET' | 'SHARE_NETWORK'

/** How long a URL that the door signs works at most, in seconds. */
export const doorUrlSeconds = 3_600

/** The longest life of a share: 30 years, in days, leap days included. */
export const longestShareDays = 10_958

/** Open: until when a URL may be signed now. */
export type ShareDecision = { isOpen: true; urlExpiresAt: Date } | { isOpen: false; reason: ShareRefusal }

/**
 * Decides whether a share opens for a visitor now. Times count in whole seconds as CloudFront counts them: not at the second
 * of the start, not at the second of the end.
 */
export function decideShare(share: ShareFacts | null, visitor: ShareVisitor, now: Date): ShareDecision {
  if (share === null || share.revokedAt !== null || !share.isFileReady) return shut('SHARE_CLOSED')
  if (share.accountId !== null && share.accountId !== visitor.accountId) return shut('SHARE_CLOSED')

  const second = toSecond(now)
  const end = toSecond(share.expiresAt)
  // Written so that a date that is none opens nothing.
  if (!(second < end)) return shut('SHARE_ENDED')
  if (share.startsAt !== null && !(second > toSecond(share.startsAt))) return shut('SHARE_NOT_YET')
  if (share.sourceNetwork !== null) {
    const isInside = visitor.address !== null && isInNetwork(visitor.address, share.sourceNetwork)
    if (!isInside) return shut('SHARE_NETWORK')
  }
  return { isOpen: true, urlExpiresAt: new Date(Math.min(second + doorUrlSeconds, end) * 1000) }
}

function shut(reason: ShareRefusal): ShareDecision {
  return { isOpen: false, reason }
}

function toSecond(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
