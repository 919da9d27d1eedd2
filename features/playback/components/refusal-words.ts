import type { Access, AccessRefusal } from '#core/media-access/entitlement.ts'

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

const kindNames = { FILM: 'film', SERIES: 'series', ALBUM: 'album' } as const
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

const headings: Record<ShownRefusal, string> = {
  UNAUTHENTICATED: 'Sign in to watch',
  NOT_IN_PLAN: 'Not in your plan',
  PAYMENT_PAST_DUE: 'Payment past due',
  MEMBERSHIP_ENDED: 'Membership ended',
  MEMBERSHIP_PAUSED: 'Membership paused',
  NOT_YET_AVAILABLE: 'Not available yet',
  NO_LONGER_AVAILABLE: 'No longer available',
}

/** Puts a refusal into words: what happened, what it means, and the way out. `null` for what must stay unknown. */
export function writeRefusal({ reason, since }: Refused, facts: RefusalFacts): RefusalWords | null {
  if (reason === 'NOT_FOUND') return null
  return {
    heading: headings[reason],
    sentence: writeSentence(reason, since, facts),
    action: chooseAction(reason, facts),
  }
}

function writeSentence(reason: ShownRefusal, since: Date | null, facts: RefusalFacts): string {
  const kind = kindNames[facts.titleKind]
  const on = since === null ? '' : ` on ${writeDay(since)}`
  switch (reason) {
    case 'UNAUTHENTICATED':
      return facts.openingPlan
        ? `This ${kind} is for members with ${facts.openingPlan.name}. Sign in and we will bring you back here.`
        : `This ${kind} is for members. Sign in and we will bring you back here.`
    case 'NOT_IN_PLAN':
      if (!facts.openingPlan) return `This ${kind} is not part of any plan just now.`
      return `This ${kind} is part of ${facts.openingPlan.name}. You have ${facts.planName ?? 'no membership yet'}.`
    case 'PAYMENT_PAST_DUE':
      return `We couldn’t take your last payment, so watching stopped${on}. Your list and progress are kept.`
    case 'MEMBERSHIP_ENDED':
      return `Your membership ended${on}. Your list and progress are kept.`
    case 'MEMBERSHIP_PAUSED':
      return 'Your membership is paused. Your list and progress are kept until you go on.'
    case 'NOT_YET_AVAILABLE':
      return since === null ? 'This will be announced soon.' : `Available from ${dayAndTime.format(since)} UTC.`
    case 'NO_LONGER_AVAILABLE':
      return since === null ? `This ${kind} has left the catalogue.` : `This left the catalogue on ${writeDay(since)}.`
  }
}

function chooseAction(reason: ShownRefusal, facts: RefusalFacts): RefusalWords['action'] {
  switch (reason) {
    case 'UNAUTHENTICATED':
      return { label: 'Sign in', href: `/sign-in?callbackUrl=${encodeURIComponent(facts.returnPath)}` }
    case 'NOT_IN_PLAN':
    case 'MEMBERSHIP_ENDED':
      if (!facts.openingPlan) return { label: 'See the plans', href: '/plans' }
      return { label: `See ${facts.openingPlan.name}`, href: `/plans#${facts.openingPlan.slug}` }
    case 'PAYMENT_PAST_DUE':
    case 'MEMBERSHIP_PAUSED':
      return {
        label: facts.planName ? `See your ${facts.planName} membership` : 'See your membership',
        href: '/account',
      }
    case 'NOT_YET_AVAILABLE':
    case 'NO_LONGER_AVAILABLE':
      return { label: 'Browse what is on', href: '/browse' }
  }
}

/** The notice beside a film that plays within the grace period. */
export function writeGraceNotice(accessEndsAt: Date): string {
  return `We couldn’t take your last payment. You can keep watching until ${writeDay(accessEndsAt)}.`
}

/** A day in words, by UTC: the server does not know the zone of whoever reads. */
export function writeDay(at: Date): string {
  return day.format(at)
}
