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

/** A year of the calendar on average, so that thirty of them end on the day that a person expects, give or take one. */
const unitSeconds: Record<ShareUnit, number> = { minutes: 60, hours: 3_600, days: 86_400, years: 31_557_600 }

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
  const lengthSeconds = wish.length * unitSeconds[wish.unit]
  if (!Number.isInteger(wish.length) || wish.length < 1) return err('SHARE_TIMES')

  const from = Math.floor((start ?? now).getTime() / 1000)
  const expiresAt = new Date((from + lengthSeconds) * 1000)
  const latest = Math.floor(now.getTime() / 1000) + longestShareDays * 86_400
  if (!(from + lengthSeconds <= latest)) return err('SHARE_TIMES')

  if (wish.sourceNetwork.trim() === '') return ok({ startsAt: start, expiresAt, sourceNetwork: null })
  const network = parseIpv4Network(wish.sourceNetwork)
  return network === null ? err('SHARE_SOURCE') : ok({ startsAt: start, expiresAt, sourceNetwork: network.text })
}

function parseUtc(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/.test(text)) return null
  const at = new Date(`${text}Z`)
  // The 31st of February is read as a day of March: not what was written.
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text) ? null : at
}
