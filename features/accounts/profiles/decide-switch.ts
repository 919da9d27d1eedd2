import { isWider } from '#core/media-access/maturity.ts'

/** What stands before a profile: nothing, its PIN, or the account's password. */
export type SwitchGuard = 'NONE' | 'PIN' | 'PASSWORD'

type Guarded = { id: string; maturityLimit: number | null; hasPin: boolean }

/**
 * Says what is asked before a profile opens. Its PIN, where it has one. Without one it opens freely, but for the way out
 * of a limited profile: once anybody of the account has set a PIN, somebody is to be kept in, and a profile that shows
 * more asks for the account's password.
 *
 * @param from The profile that is open now.
 * @param all Every profile of the account.
 */
export function decideSwitch(
  target: Guarded,
  from: { id: string; maturityLimit: number | null },
  all: readonly Guarded[],
): SwitchGuard {
  if (target.id === from.id) return 'NONE'
  if (target.hasPin) return 'PIN'
  if (!isWider(target.maturityLimit, from.maturityLimit)) return 'NONE'
  return all.some(({ hasPin }) => hasPin) ? 'PASSWORD' : 'NONE'
}
