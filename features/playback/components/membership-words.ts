import type { SubscriptionFacts } from '#core/media-access/entitlement.ts'
import { writeDay } from './refusal-words.ts'

export type MembershipWords = { label: string; tone: 'success' | 'danger' | 'neutral'; sentence: string }

/** Puts the state of a membership into words, as the account page shows it. */
export function describeMembership(
  subscription: Omit<NonNullable<SubscriptionFacts>, 'opensLibrary'>,
  graceDays: number,
  now: Date,
): MembershipWords {
  const { status, currentPeriodEnd, cancelAtPeriodEnd, endedAt } = subscription
  const graceEnd = new Date(currentPeriodEnd.getTime() + graceDays * 86_400_000)
  const paidUntil = endedAt ?? currentPeriodEnd
  const ended = (at: Date): MembershipWords => ({
    label: 'Ended',
    tone: 'neutral',
    sentence: `Your membership ended on ${writeDay(at)}. Your list and progress are kept.`,
  })
  if (endedAt !== null && endedAt <= now) return ended(endedAt)
  if (status === 'CANCELED' || ((status === 'ACTIVE' || status === 'TRIALING') && cancelAtPeriodEnd)) {
    if (paidUntil <= now) return ended(paidUntil)
    return { label: 'Ending', tone: 'neutral', sentence: `You can watch until ${writeDay(paidUntil)}.` }
  }
  switch (status) {
    case 'TRIALING':
      return { label: 'Trial', tone: 'success', sentence: `Your trial runs until ${writeDay(currentPeriodEnd)}.` }
    case 'ACTIVE':
      return { label: 'Active', tone: 'success', sentence: `Renews on ${writeDay(currentPeriodEnd)}.` }
    case 'PAUSED':
      return {
        label: 'Paused',
        tone: 'neutral',
        sentence: 'Your membership is paused. Your list and progress are kept.',
      }
    default: {
      const isOver = status === 'UNPAID' || graceEnd <= now
      const effect = isOver ? 'Watching has stopped.' : `You can keep watching until ${writeDay(graceEnd)}.`
      return { label: 'Payment past due', tone: 'danger', sentence: `We couldn’t take your last payment. ${effect}` }
    }
  }
}
