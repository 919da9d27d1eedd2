import { describe, expect, test } from 'vitest'
import { decideAccess, type AccessFacts, type SubscriptionFacts, type TitleFacts } from './entitlement.ts'

const now = new Date('2026-06-15T12:00:00Z')
const day = 86_400_000
const inDays = (days: number) => new Date(now.getTime() + days * day)

const active: NonNullable<SubscriptionFacts> = {
  status: 'ACTIVE',
  currentPeriodEnd: inDays(10),
  cancelAtPeriodEnd: false,
  endedAt: null,
  opensLibrary: true,
}
const published: TitleFacts = { status: 'PUBLISHED', opensAt: null, closesAt: null, maturityAge: null }
const facts: AccessFacts = {
  viewer: { role: 'MEMBER', maturityLimit: null },
  subscription: active,
  libraryVisibility: 'SHARED',
  title: published,
  pastDueGraceDays: 7,
}
const decide = (change: Partial<AccessFacts>, at = now) => decideAccess({ ...facts, ...change }, at)
const withSubscription = (change: Partial<NonNullable<SubscriptionFacts>>) => ({
  subscription: { ...active, ...change },
})

test('an active, self-renewing membership has no end in sight', () => {
  expect(decide({})).toEqual({ allowed: true, reason: 'SUBSCRIPTION', accessEndsAt: null, isPreview: false })
})

describe('what the membership says', () => {
  test.each([
    ['no membership', { subscription: null }, 'NOT_IN_PLAN', null],
    ['a plan without this library', withSubscription({ opensLibrary: false }), 'NOT_IN_PLAN', null],
    ['ended yesterday', withSubscription({ status: 'CANCELED', endedAt: inDays(-1) }), 'MEMBERSHIP_ENDED', inDays(-1)],
    ['ended this very instant', withSubscription({ status: 'CANCELED', endedAt: now }), 'MEMBERSHIP_ENDED', now],
    [
      'active, but with an end that has passed',
      withSubscription({ endedAt: inDays(-1) }),
      'MEMBERSHIP_ENDED',
      inDays(-1),
    ],
    ['not heard of for 3 days', withSubscription({ currentPeriodEnd: inDays(-3) }), 'MEMBERSHIP_ENDED', inDays(-3)],
    ['grace used up', withSubscription({ status: 'PAST_DUE', currentPeriodEnd: inDays(-7) }), 'PAYMENT_PAST_DUE', now],
    ['unpaid', withSubscription({ status: 'UNPAID' }), 'PAYMENT_PAST_DUE', inDays(10)],
    ['paused', withSubscription({ status: 'PAUSED' }), 'MEMBERSHIP_PAUSED', inDays(10)],
  ] as const)('%s refuses', (_label, change, reason, since) => {
    expect(decide(change)).toEqual({ allowed: false, reason, since })
  })

  test.each([
    ['trialing', withSubscription({ status: 'TRIALING' }), 'SUBSCRIPTION', null],
    ['renewal settling for two days', withSubscription({ currentPeriodEnd: inDays(-2) }), 'SUBSCRIPTION', null],
    [
      'past due within grace',
      withSubscription({ status: 'PAST_DUE', currentPeriodEnd: inDays(-2) }),
      'PAST_DUE_GRACE',
      inDays(5),
    ],
    ['cancelled at the period’s end', withSubscription({ cancelAtPeriodEnd: true }), 'PAID_UNTIL_END', inDays(10)],
    [
      'cancelled, paid for two more days',
      withSubscription({ status: 'CANCELED', endedAt: inDays(2) }),
      'PAID_UNTIL_END',
      inDays(2),
    ],
  ] as const)('%s opens until its end', (_label, change, reason, accessEndsAt) => {
    expect(decide(change)).toEqual({ allowed: true, reason, accessEndsAt, isPreview: false })
  })

  test('a status that nobody knows opens nothing', () => {
    const subscription = { ...active, status: 'FUTURE' as 'ACTIVE' }
    expect(decide({ subscription })).toMatchObject({ allowed: false, reason: 'NOT_IN_PLAN' })
  })

  test('a missing answer about the plan opens nothing', () => {
    const subscription = { ...active, opensLibrary: undefined as unknown as boolean }
    expect(decide({ subscription })).toMatchObject({ allowed: false, reason: 'NOT_IN_PLAN' })
  })
})

describe('what the title says', () => {
  test.each([
    ['a draft', { ...published, status: 'DRAFT' }, 'NOT_FOUND'],
    ['opens tomorrow', { ...published, opensAt: inDays(1) }, 'NOT_YET_AVAILABLE'],
    ['scheduled without a time', { ...published, status: 'SCHEDULED' }, 'NOT_YET_AVAILABLE'],
    ['closed this instant', { ...published, closesAt: now }, 'NO_LONGER_AVAILABLE'],
    ['withdrawn', { ...published, status: 'WITHDRAWN' }, 'NO_LONGER_AVAILABLE'],
    ['an end that is no date', { ...published, closesAt: new Date(NaN) }, 'NO_LONGER_AVAILABLE'],
    ['a start that is no date', { ...published, opensAt: new Date(NaN) }, 'NOT_YET_AVAILABLE'],
  ] as const)('%s refuses members', (_label, title, reason) => {
    expect(decide({ title })).toMatchObject({ allowed: false, reason })
  })

  test('scheduled opens on the second', () => {
    const title: TitleFacts = { ...published, status: 'SCHEDULED', opensAt: now }
    expect(decide({ title }, new Date(now.getTime() - 1))).toMatchObject({ allowed: false })
    expect(decide({ title })).toMatchObject({ allowed: true })
  })

  test('the right ends with the window where that is earlier', () => {
    const title: TitleFacts = { ...published, closesAt: inDays(1) }
    expect(decide({ title })).toMatchObject({ allowed: true, accessEndsAt: inDays(1) })
    expect(decide({ title, ...withSubscription({ cancelAtPeriodEnd: true }) })).toMatchObject({
      accessEndsAt: inDays(1),
    })
  })

  test('a private library is not there for members', () => {
    expect(decide({ libraryVisibility: 'PRIVATE' })).toMatchObject({ allowed: false, reason: 'NOT_FOUND' })
  })
})

describe('who asks', () => {
  test('a visitor is asked to sign in', () => {
    expect(decide({ viewer: null })).toEqual({ allowed: false, reason: 'UNAUTHENTICATED', since: null })
  })

  test.each(['OWNER', 'EDITOR'] as const)('%s previews what members cannot see', (role) => {
    const title: TitleFacts = { ...published, status: 'DRAFT' }
    expect(decide({ viewer: { role, maturityLimit: null }, subscription: null, title })).toMatchObject({
      allowed: true,
      isPreview: true,
    })
    expect(decide({ viewer: { role, maturityLimit: null }, subscription: null })).toMatchObject({
      allowed: true,
      isPreview: false,
    })
  })

  test('support staff watch by their own membership only', () => {
    expect(decide({ viewer: { role: 'SUPPORT', maturityLimit: null }, subscription: null })).toMatchObject({
      reason: 'NOT_IN_PLAN',
    })
  })
})

describe('who of the account watches', () => {
  const child = (role: 'MEMBER' | 'OWNER' = 'MEMBER') => ({ viewer: { role, maturityLimit: 12 } })
  const rated = (maturityAge: number | null, change: Partial<TitleFacts> = {}) => ({
    title: { ...published, maturityAge, ...change },
  })

  test.each([
    ['at the limit', 12, true],
    ['above the limit', 13, false],
    ['without an age', null, false],
  ])('a title %s', (_label, age, allowed) => {
    expect(decide({ ...child(), ...rated(age) })).toMatchObject(allowed ? { allowed } : { reason: 'NOT_FOUND' })
    expect(decide(rated(age)), 'control: no limit').toMatchObject({ allowed: true })
  })

  test('what is beyond the limit does not exist, whatever else would be said of it', () => {
    for (const change of [{ status: 'WITHDRAWN' as const }, { opensAt: inDays(1) }, { closesAt: now }]) {
      expect(decide({ ...child(), ...rated(18, change) })).toEqual({ allowed: false, reason: 'NOT_FOUND', since: null })
    }
    expect(decide({ ...child(), ...rated(18), subscription: null })).toMatchObject({ reason: 'NOT_FOUND' })
  })

  test('a child in an owner’s account watches by the membership, as members do', () => {
    expect(decide({ ...child('OWNER'), ...rated(6), subscription: null })).toMatchObject({ reason: 'NOT_IN_PLAN' })
    expect(decide({ ...child('OWNER'), ...rated(6, { status: 'DRAFT' }) })).toMatchObject({ reason: 'NOT_FOUND' })
    expect(decide({ ...child('OWNER'), ...rated(6) })).toMatchObject({ allowed: true, isPreview: false })
  })
})
