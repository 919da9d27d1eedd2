import 'server-only'
import { cache } from 'react'
import { decideAccess, type Access, type SubscriptionFacts, type TitleFacts } from '#core/media-access/entitlement.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'

/** What an account has paid for, as the decision needs it, with the names that the screen shows. */
export type Membership = {
  subscription: Omit<NonNullable<SubscriptionFacts>, 'opensLibrary'>
  planName: string
  streamLimit: number
  libraryIds: ReadonlySet<string>
}

/** The part of a title that the decision needs. */
export type GuardedTitle = TitleFacts & { library: { id: string; visibility: 'SHARED' | 'PRIVATE' } }

/** The columns to select on a title so that it can be decided upon. */
export const guardedTitleColumns = {
  status: true,
  opensAt: true,
  closesAt: true,
  maturityAge: true,
  library: { select: { id: true, visibility: true } },
} as const

/** The current membership of the viewer, or `null` for visitors and accounts without one; read once a request. */
export const getMembership = cache(async (viewer: Viewer | null): Promise<Membership | null> => {
  if (!viewer) return null
  const row = await getDatabase().subscription.findFirst({
    where: { accountId: viewer.id, isCurrent: true },
    select: {
      status: true,
      currentPeriodEnd: true,
      cancelAtPeriodEnd: true,
      endedAt: true,
      plan: { select: { name: true, streamLimit: true, libraries: { select: { libraryId: true } } } },
    },
  })
  if (!row) return null
  const { plan, ...subscription } = row
  return {
    subscription,
    planName: plan.name,
    streamLimit: plan.streamLimit,
    libraryIds: new Set(plan.libraries.map((entry) => entry.libraryId)),
  }
})

/** Applies the one decision to a title that was read with `guardedTitleColumns`. */
export function decideTitleAccess(
  viewer: Viewer | null,
  membership: Membership | null,
  title: GuardedTitle,
  now: Date,
): Access {
  return decideAccess(
    {
      viewer: viewer && { role: viewer.role, maturityLimit: viewer.profile.maturityLimit },
      subscription: membership && {
        ...membership.subscription,
        opensLibrary: membership.libraryIds.has(title.library.id),
      },
      libraryVisibility: title.library.visibility,
      title,
      pastDueGraceDays: getSettings('app').PAST_DUE_GRACE_DAYS,
    },
    now,
  )
}
