import type { SubscriptionFacts } from '#core/media-access/entitlement.ts'
import type { Translator } from '#messages/translator.ts'

export type MembershipWords = { label: string; tone: 'success' | 'danger' | 'neutral'; sentence: string }

/** Puts the state of a membership into words, as the account page shows it. */
export function describeMembership(
  t: Translator<'playback.membership'>,
  subscription: Omit<NonNullable<SubscriptionFacts>, 'opensLibrary'>,
  graceDays: number,
  now: Date,
): MembershipWords {
  const { status, currentPeriodEnd, cancelAtPeriodEnd, endedAt } = subscription
  const graceEnd = new Date(currentPeriodEnd.getTime() + graceDays * 86_400_000)
  const paidUntil = endedAt ?? currentPeriodEnd
  const ended = (at: Date): MembershipWords => ({
    label: t('label.ended'),
    tone: 'neutral',
    sentence: t('sentence.ended', { at }),
  })
  if (endedAt !== null && endedAt <= now) return ended(endedAt)
  if (status === 'CANCELED' || ((status === 'ACTIVE' || status === 'TRIALING') && cancelAtPeriodEnd)) {
    if (paidUntil <= now) return ended(paidUntil)
    return { label: t('label.ending'), tone: 'neutral', sentence: t('sentence.ending', { at: paidUntil }) }
  }
  switch (status) {
    case 'TRIALING':
      return { label: t('label.trial'), tone: 'success', sentence: t('sentence.trial', { at: currentPeriodEnd }) }
    case 'ACTIVE':
      return { label: t('label.active'), tone: 'success', sentence: t('sentence.active', { at: currentPeriodEnd }) }
    case 'PAUSED':
      return { label: t('label.paused'), tone: 'neutral', sentence: t('sentence.paused') }
    default: {
      const isOver = status === 'UNPAID' || graceEnd <= now
      const sentence = isOver ? t('sentence.pastDueOver') : t('sentence.pastDue', { at: graceEnd })
      return { label: t('label.pastDue'), tone: 'danger', sentence }
    }
  }
}
