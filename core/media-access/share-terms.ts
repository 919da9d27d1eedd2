import { err, ok, type Result } from '#core/result.ts'
import { parseIpv4Network } from '#core/ipv4-network.ts'
import { lastEpochSecond } from './policy.ts'
import { longestShareDays } from './share.ts'

/** What a person asks of a share, as they wrote it. */
export type ShareWish = {
  length: number
  unit: ShareUnit
  /** `2026-11-25T12:00` in UTC, or empty for at once. */
  startsAt: string
  /** One IPv4 address or network, or empty for anywhere. */
  sourceNetwork: string
}

export type ShareUnit = 'minutes' | 'hours' | 'days' | 'years'

/** What a share is held to. */
export type ShareTerms = { startsAt: Date | null; expiresAt: Date; sourceNetwork: string | null }

const unitSeconds: Record<Exclude<ShareUnit, 'years'>, number> = { minutes: 60, hours: 3_600, days: 86_400 }

/** The last instant that a CloudFront policy can name. */
export const lastPolicyInstant = new Date(lastEpochSecond * 1000)

/**
 * Turns a wish into terms: the length counts from the start, which is now unless another was given. Whole seconds.
 *
 * Errors, in the order they are checked: `SHARE_TIMES` (not 1 minute to 30 years, or a start that is no time or beyond 30
 * years), `SHARE_SOURCE`.
 */
export function planShare(wish: ShareWish, now: Date): Result<ShareTerms, 'SHARE_TIMES' | 'SHARE_SOURCE'> {
  const start = wish.startsAt === '' ? null : parseUtc(wish.startsAt)
  if (wish.startsAt !== '' && (start === null || start <= now)) return err('SHARE_TIMES')
  if (!Number.isInteger(wish.length) || wish.length < 1) return err('SHARE_TIMES')

  const expiresAt = addLength(toWholeSecond(start ?? now), wish)
  const latest = toWholeSecond(now).getTime() + longestShareDays * 86_400_000
  // Written so that a length beyond every date is too long as well.
  if (!(expiresAt.getTime() <= latest)) return err('SHARE_TIMES')

  if (wish.sourceNetwork.trim() === '') return ok({ startsAt: start, expiresAt, sourceNetwork: null })
  const network = parseIpv4Network(wish.sourceNetwork)
  return network === null ? err('SHARE_SOURCE') : ok({ startsAt: start, expiresAt, sourceNetwork: network.text })
}

/** A year is one of the calendar: the same day and time, `length` years on. */
function addLength(from: Date, { length, unit }: ShareWish): Date {
  if (unit !== 'years') return new Date(from.getTime() + length * unitSeconds[unit] * 1000)
  const at = new Date(from)
  at.setUTCFullYear(from.getUTCFullYear() + length)
  return at
}

function toWholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000)
}

function parseUtc(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(text)) return null
  const at = new Date(`${text}Z`)
  // The 31st of February is read as a day of March: not what was written.
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text) ? null : at
}
