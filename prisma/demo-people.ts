import type { Prisma } from '#platform/generated/prisma/client.ts'

const dayMilliseconds = 86_400_000

type DemoPlan = {
  slug: string
  name: string
  description: string
  streamLimit: number
  position: number
  libraries: string[]
}

export const demoPlans: readonly DemoPlan[] = [
  {
    slug: 'basic',
    name: 'Basic',
    description: 'The music and the archive, on one screen.',
    streamLimit: 1,
    position: 1,
    libraries: ['music', 'archive'],
  },
  {
    slug: 'premium',
    name: 'Premium',
    description: 'Everything: films, series, music and the archive, on three screens.',
    streamLimit: 3,
    position: 2,
    libraries: ['films', 'series', 'music', 'archive'],
  },
]

type DemoSubscription = Pick<
  Prisma.SubscriptionUncheckedCreateInput,
  'status' | 'currentPeriodEnd' | 'endedAt' | 'cancelAtPeriodEnd'
> & { plan: string }

type DemoPerson = {
  handle: string
  name: string
  role: 'MEMBER' | 'EDITOR' | 'OWNER'
  /** One line for the terminal: what this person is there to show. */
  shows: string
  /** The membership as it stands at `now`, so that the demo is the same on any day. */
  subscription: ((now: Date) => DemoSubscription) | null
  /** The account's profiles, where it has more than the one that every account has; the first is that one. */
  profiles?: readonly DemoProfile[]
}

type DemoProfile = { name: string; maturityLimit: number | null; pin: string | null }

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * dayMilliseconds)

const active = (plan: string) => (now: Date) => ({
  plan,
  status: 'ACTIVE' as const,
  currentPeriodEnd: daysFrom(now, 30),
  endedAt: null,
  cancelAtPeriodEnd: false,
})

/** Everyone who can sign in to the demo, as `HANDLE@usher.test`. */
export const demoPeople: readonly DemoPerson[] = [
  { handle: 'owner', name: 'Olive Marsh', role: 'OWNER', shows: 'runs the portal', subscription: null },
  { handle: 'editor', name: 'Edgar Flint', role: 'EDITOR', shows: 'looks after the catalogue', subscription: null },
  {
    handle: 'premium',
    name: 'Priya Nair',
    role: 'MEMBER',
    shows: 'watches everything',
    subscription: active('premium'),
  },
  {
    handle: 'family',
    name: 'Ruth Okafor',
    role: 'MEMBER',
    shows: 'three profiles: Ruth (PIN 2580), Theo up to age 12, Kit up to age 6',
    subscription: active('premium'),
    profiles: [
      { name: 'Ruth', maturityLimit: null, pin: '2580' },
      { name: 'Theo', maturityLimit: 12, pin: null },
      { name: 'Kit', maturityLimit: 6, pin: null },
    ],
  },
  {
    handle: 'basic',
    name: 'Bastian Krol',
    role: 'MEMBER',
    shows: 'has no films in the plan',
    subscription: active('basic'),
  },
  {
    handle: 'pastdue',
    name: 'Paula Dietz',
    role: 'MEMBER',
    shows: 'payment failed, still within grace',
    subscription: (now) => ({
      plan: 'premium',
      status: 'PAST_DUE',
      currentPeriodEnd: daysFrom(now, -2),
      endedAt: null,
      cancelAtPeriodEnd: false,
    }),
  },
  {
    handle: 'ended',
    name: 'Enzo Ferri',
    role: 'MEMBER',
    shows: 'membership ended ten days ago',
    subscription: (now) => ({
      plan: 'premium',
      status: 'CANCELED',
      currentPeriodEnd: daysFrom(now, -10),
      endedAt: daysFrom(now, -10),
      cancelAtPeriodEnd: false,
    }),
  },
  { handle: 'free', name: 'Freya Lund', role: 'MEMBER', shows: 'signed up, never subscribed', subscription: null },
]
