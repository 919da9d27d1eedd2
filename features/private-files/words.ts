import type { Translator } from '#messages/translator.ts'
import type { Opening, ShareRow } from './queries.ts'

type Tongue = Translator<'private-files.share'>

export type ShareState = { label: string; tone: 'success' | 'neutral' | 'danger' }

/** How a share stands now, in one word. */
export function describeState(
  t: Tongue,
  share: Pick<ShareRow, 'kind' | 'startsAt' | 'expiresAt' | 'revokedAt'>,
  now: Date,
): ShareState {
  if (share.revokedAt) return { label: t('state.revoked'), tone: 'danger' }
  if (share.expiresAt <= now) return { label: t('state.ended'), tone: 'neutral' }
  if (share.startsAt && share.startsAt >= now) return { label: t('state.notYet'), tone: 'neutral' }
  return { label: t(share.kind === 'DIRECT' ? 'state.works' : 'state.open'), tone: 'success' }
}

/** For whom a share is, as a heading. */
export function describeAudience(t: Tongue, { kind, person }: Pick<ShareRow, 'kind' | 'person'>): string {
  if (kind === 'PERSON') return person ?? t('audience.gone')
  return t(kind === 'LINK' ? 'audience.link' : 'audience.direct')
}

/** When somebody came, and what is known of who it was. */
export function describeOpening(t: Tongue, { at, person, address }: Opening): string {
  if (person && address) return t('openingByFrom', { at, person, address })
  if (person) return t('openingBy', { at, person })
  return address ? t('openingFrom', { at, address }) : t('opening', { at })
}

/**
 * The truth about what still opens, and what would end it. Empty where nothing opens any more and nobody could think so.
 */
export function describeReach(t: Tongue, share: ShareRow, now: Date): string {
  if (share.kind === 'DIRECT') return describeDirectReach(t, share, now)
  const isShut = share.revokedAt !== null || share.expiresAt <= now
  if (share.liveUrls === null) return isShut ? t('reach.shut') : ''
  const { until, keyIds } = share.liveUrls
  return `${t(isShut ? 'reach.shutLive' : 'reach.live', { until })} ${t('reach.keys', { count: keyIds.length, keys: keyIds.join(', ') })}`
}

function describeDirectReach(t: Tongue, { expiresAt, signingKeyId, linksOfKey }: ShareRow, now: Date): string {
  if (expiresAt <= now) return t('reach.ranOut')
  return [
    t('reach.direct', { until: expiresAt }),
    t('reach.directKey', { key: signingKeyId ?? '' }),
    t('reach.company', { others: Math.max(0, linksOfKey - 1) }),
  ].join(' ')
}
