import { permits } from '#core/staff-permissions.ts'
import { isWithinLimit } from './maturity.ts'

export type PersonRole = 'MEMBER' | 'SUPPORT' | 'EDITOR' | 'OWNER'

/** Facts about the person asking. `null` where nobody is signed in. */
export type ViewerFacts = {
  role: PersonRole
  /** The age up to which titles exist for the profile that watches; `null` limits nothing. */
  maturityLimit: number | null
} | null

/** What the person has paid for; `opensLibrary` says whether that plan includes the title's library. */
export type SubscriptionFacts = {
  status: 'TRIALING' | 'ACTIVE' | 'PAST_DUE' | 'UNPAID' | 'PAUSED' | 'CANCELED'
  currentPeriodEnd: Date
  cancelAtPeriodEnd: boolean
  endedAt: Date | null
  opensLibrary: boolean
} | null

export type TitleFacts = {
  status: 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'WITHDRAWN'
  opensAt: Date | null
  closesAt: Date | null
  /** From which age on; `null` is not rated. */
  maturityAge: number | null
}

/** Everything that the decision rests on, read from the database in one go. */
export type AccessFacts = {
  viewer: ViewerFacts
  subscription: SubscriptionFacts
  libraryVisibility: 'SHARED' | 'PRIVATE'
  title: TitleFacts
  /** How long a past-due member keeps access after the period that was paid for, in days. */
  pastDueGraceDays: number
}

/** Why someone may not watch. Every code is a row of the error table. */
export type AccessRefusal =
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'NOT_IN_PLAN'
  | 'PAYMENT_PAST_DUE'
  | 'MEMBERSHIP_ENDED'
  | 'MEMBERSHIP_PAUSED'
  | 'NOT_YET_AVAILABLE'
  | 'NO_LONGER_AVAILABLE'

export type AccessReason = 'STAFF' | 'SUBSCRIPTION' | 'PAST_DUE_GRACE' | 'PAID_UNTIL_END'

/**
 * The verdict. Allowed: `accessEndsAt` is the instant at which the right itself ends as far as is known today, `null`
 * for a membership that renews itself; `isPreview` says that only staff may see the title at all. Refused: `since` is
 * when the right ended or, for `NOT_YET_AVAILABLE`, when it begins.
 */
export type Access =
  | { allowed: true; reason: AccessReason; accessEndsAt: Date | null; isPreview: boolean }
  | { allowed: false; reason: AccessRefusal; since: Date | null }

const dayMilliseconds = 86_400_000

/** A renewal invoice may take this long to settle before a membership that was not heard of counts as ended. */
const unheardOfGraceDays = 3

/**
 * Decides whether a person may watch a title now, and until when. The one place where Usher decides access: pages,
 * grants, renewals and the staff's "why can this member (not) watch this?" all call it. Anything not named here is
 * refused.
 *
 * A refusal never tells more than the person may know: drafts, private libraries and what lies beyond a profile's limit
 * answer `NOT_FOUND`.
 */
export function decideAccess(facts: AccessFacts, now: Date): Access {
  const { viewer, title } = facts
  if (viewer !== null && !isWithinLimit(viewer.maturityLimit, title.maturityAge)) return refuse('NOT_FOUND')
  const isReleased = title.status === 'PUBLISHED' || title.status === 'SCHEDULED'
  const hasOpened =
    isReleased && isNotAfter(title.opensAt, now) && (title.status === 'PUBLISHED' || title.opensAt !== null)
  const hasClosed = title.status === 'WITHDRAWN' || isPassed(title.closesAt, now)

  if (viewer !== null && isStaff(viewer)) {
    const isPreview = !hasOpened || hasClosed
    return { allowed: true, reason: 'STAFF', accessEndsAt: null, isPreview }
  }
  if (facts.libraryVisibility !== 'SHARED' || title.status === 'DRAFT') return refuse('NOT_FOUND')
  if (hasClosed) return refuse('NO_LONGER_AVAILABLE', title.closesAt)
  if (!hasOpened) return refuse('NOT_YET_AVAILABLE', title.opensAt)
  if (viewer === null) return refuse('UNAUTHENTICATED')

  const membership = decideMembership(facts.subscription, facts.pastDueGraceDays, now)
  if (!membership.allowed) return membership
  return { ...membership, accessEndsAt: earliest(membership.accessEndsAt, title.closesAt) }
}

function decideMembership(subscription: SubscriptionFacts, pastDueGraceDays: number, now: Date): Access {
  if (subscription === null) return refuse('NOT_IN_PLAN')
  const { status, currentPeriodEnd, endedAt } = subscription
  if (isPassed(endedAt, now)) return refuse('MEMBERSHIP_ENDED', endedAt)

  switch (status) {
    case 'TRIALING':
    case 'ACTIVE': {
      if (subscription.cancelAtPeriodEnd) return untilPaidEnd(subscription, endedAt ?? currentPeriodEnd, now)
      const silenceEndsAt = addDays(currentPeriodEnd, unheardOfGraceDays)
      if (now >= silenceEndsAt) return refuse('MEMBERSHIP_ENDED', currentPeriodEnd)
      return open(subscription, 'SUBSCRIPTION', null)
    }
    case 'PAST_DUE': {
      const graceEndsAt = addDays(currentPeriodEnd, pastDueGraceDays)
      if (now >= graceEndsAt) return refuse('PAYMENT_PAST_DUE', graceEndsAt)
      return open(subscription, 'PAST_DUE_GRACE', graceEndsAt)
    }
    case 'CANCELED':
      return untilPaidEnd(subscription, endedAt ?? currentPeriodEnd, now)
    case 'UNPAID':
      return refuse('PAYMENT_PAST_DUE', currentPeriodEnd)
    case 'PAUSED':
      return refuse('MEMBERSHIP_PAUSED', currentPeriodEnd)
    default:
      return refuse('NOT_IN_PLAN')
  }
}

function untilPaidEnd(subscription: NonNullable<SubscriptionFacts>, paidUntil: Date, now: Date): Access {
  if (now >= paidUntil) return refuse('MEMBERSHIP_ENDED', paidUntil)
  return open(subscription, 'PAID_UNTIL_END', paidUntil)
}

/** The membership stands; the plan still has to include the library. */
function open(subscription: NonNullable<SubscriptionFacts>, reason: AccessReason, accessEndsAt: Date | null): Access {
  if (subscription.opensLibrary !== true) return refuse('NOT_IN_PLAN')
  return { allowed: true, reason, accessEndsAt, isPreview: false }
}

function refuse(reason: AccessRefusal, since: Date | null = null): Access {
  return { allowed: false, reason, since }
}

/** A limited profile has no rights of staff, whoever's account it is in. */
function isStaff({ role, maturityLimit }: NonNullable<ViewerFacts>): boolean {
  return maturityLimit === null && permits(role, 'catalogue.change')
}

/** No lower bound, or one that has come. An invalid date never counts as come. */
function isNotAfter(at: Date | null, now: Date): boolean {
  return at === null || at.getTime() <= now.getTime()
}

/** There is an end and it has come; an invalid date counts as come, so that it opens nothing. */
function isPassed(at: Date | null, now: Date): boolean {
  return at !== null && !(now.getTime() < at.getTime())
}

function earliest(left: Date | null, right: Date | null): Date | null {
  if (left === null) return right
  if (right === null) return left
  return left < right ? left : right
}

function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMilliseconds)
}
