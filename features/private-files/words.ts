import type { ShareRow } from './queries.ts'

const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** An instant in words, by UTC: the server does not know the zone of whoever reads. */
export function writeInstant(at: Date): string {
  return `${instant.format(at)} UTC`
}

export type ShareState = { label: string; tone: 'success' | 'neutral' | 'danger' }

/** How a share stands now, in one word. */
export function describeState(
  share: Pick<ShareRow, 'kind' | 'startsAt' | 'expiresAt' | 'revokedAt'>,
  now: Date,
): ShareState {
  if (share.revokedAt) return { label: 'Revoked', tone: 'danger' }
  if (share.expiresAt <= now) return { label: 'Ended', tone: 'neutral' }
  if (share.startsAt && share.startsAt >= now) return { label: 'Not yet', tone: 'neutral' }
  return { label: share.kind === 'DIRECT' ? 'Works' : 'Open', tone: 'success' }
}

/** For whom a share is, as a heading. */
export function describeAudience({ kind, person }: Pick<ShareRow, 'kind' | 'person'>): string {
  if (kind === 'PERSON') return person ?? 'A person whose account is gone'
  return kind === 'LINK' ? 'Whoever has the link' : 'Direct link, without a door'
}

/**
 * The truth about what still opens, and what would end it. Empty where nothing opens any more and nobody could think so.
 */
export function describeReach(share: ShareRow, now: Date): string {
  if (share.kind === 'DIRECT') return describeDirectReach(share, now)
  const isShut = share.revokedAt !== null || share.expiresAt <= now
  if (share.liveUrls === null) return isShut ? 'The door is shut, and no URL that it signed works any more.' : ''
  const { until, keyIds } = share.liveUrls
  const keys = keyIds.length === 1 ? `the key ${keyIds[0]}` : `the keys ${keyIds.join(' and ')}`
  return (
    `${isShut ? 'The door is shut, but a' : 'A'} URL that it signed works until ${writeInstant(until)} for whoever has it. ` +
    `Only removing ${keys} ends it sooner, and every other private URL signed by it.`
  )
}

function describeDirectReach({ expiresAt, signingKeyId, linksOfKey }: ShareRow, now: Date): string {
  if (expiresAt <= now) return 'The link has run out.'
  const others = linksOfKey - 1
  const company =
    others < 1
      ? 'No other link rests on it.'
      : others === 1
        ? 'One other link ends with it.'
        : `${others} other links end with it.`
  return (
    `Nobody is asked: whoever has the link has the file until ${writeInstant(expiresAt)}. ` +
    `Only removing the key ${signingKeyId} ends it. ${company}`
  )
}
