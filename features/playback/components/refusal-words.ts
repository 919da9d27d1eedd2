import type { Access, AccessRefusal } from '#core/media-access/entitlement.ts'
import type { Translator } from '#messages/translator.ts'

/** What the words of a refusal rest on. */
export type RefusalFacts = {
  titleKind: 'FILM' | 'SERIES' | 'ALBUM'
  /** The plan the person has; `null` without one. */
  planName: string | null
  /** The smallest plan that opens the title; `null` where none does. */
  openingPlan: { slug: string; name: string } | null
  /** Where signing in leads back to. */
  returnPath: string
}

export type RefusalWords = {
  /** The name of the region. */
  heading: string
  /** Cause and effect, in one or two sentences. */
  sentence: string
  /** The one thing to do about it, if there is one. */
  action: { label: string; href: string } | null
}

type Refused = Extract<Access, { allowed: false }>
type ShownRefusal = Exclude<AccessRefusal, 'NOT_FOUND'>
type RefusalTranslator = Translator<'playback.refusal'>

/** Puts a refusal into words: what happened, what it means, and the way out. `null` for what must stay unknown. */
export function writeRefusal(
  t: RefusalTranslator,
  { reason, since }: Refused,
  facts: RefusalFacts,
): RefusalWords | null {
  if (reason === 'NOT_FOUND') return null
  return {
    heading: t(`heading.${reason}`),
    sentence: writeSentence(t, reason, since, facts),
    action: chooseAction(t, reason, facts),
  }
}

function writeSentence(t: RefusalTranslator, reason: ShownRefusal, since: Date | null, facts: RefusalFacts): string {
  const { titleKind: kind, planName: plan, openingPlan } = facts
  const opening = openingPlan?.name
  switch (reason) {
    case 'UNAUTHENTICATED':
      return opening ? t('sentence.forMembersWith', { kind, plan: opening }) : t('sentence.forMembers', { kind })
    case 'NOT_IN_PLAN':
      if (!opening) return t('sentence.inNoPlan', { kind })
      return plan ? t('sentence.inAnotherPlan', { kind, opening, plan }) : t('sentence.inAPlan', { kind, opening })
    case 'PAYMENT_PAST_DUE':
      return since ? t('sentence.pastDueSince', { since }) : t('sentence.pastDue')
    case 'MEMBERSHIP_ENDED':
      return since ? t('sentence.endedSince', { since }) : t('sentence.ended')
    case 'MEMBERSHIP_PAUSED':
      return t('sentence.paused')
    case 'NOT_YET_AVAILABLE':
      return since ? t('sentence.availableFrom', { since }) : t('sentence.announcedSoon')
    case 'NO_LONGER_AVAILABLE':
      return since ? t('sentence.leftSince', { since }) : t('sentence.left', { kind })
  }
}

function chooseAction(t: RefusalTranslator, reason: ShownRefusal, facts: RefusalFacts): RefusalWords['action'] {
  const { planName: plan, openingPlan, returnPath } = facts
  switch (reason) {
    case 'UNAUTHENTICATED':
      return { label: t('action.signIn'), href: `/sign-in?callbackUrl=${encodeURIComponent(returnPath)}` }
    case 'NOT_IN_PLAN':
    case 'MEMBERSHIP_ENDED':
      if (!openingPlan) return { label: t('action.plans'), href: '/plans' }
      return { label: t('action.plan', { plan: openingPlan.name }), href: `/plans#${openingPlan.slug}` }
    case 'PAYMENT_PAST_DUE':
    case 'MEMBERSHIP_PAUSED':
      return { label: plan ? t('action.membershipOf', { plan }) : t('action.membership'), href: '/account' }
    case 'NOT_YET_AVAILABLE':
    case 'NO_LONGER_AVAILABLE':
      return { label: t('action.browse'), href: '/browse' }
  }
}
