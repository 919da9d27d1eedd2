import type { Membership } from '#features/playback/access.ts'
import { getSettings } from '#platform/env.ts'
import { Badge } from '#ui/badge.tsx'
import { ButtonLink } from '#ui/button-link.tsx'
import { describeMembership } from './membership-words.ts'

/** The plan and how it stands; without one, the way to the plans. */
export function MembershipCard({ membership, now }: { membership: Membership | null; now: Date }) {
  const words = membership && describeMembership(membership.subscription, getSettings('app').PAST_DUE_GRACE_DAYS, now)
  return (
    <section aria-labelledby="membership" className="grid gap-4 rounded-panel border border-line bg-surface p-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="membership" className="text-heading">
          {membership ? `${membership.planName} membership` : 'No membership yet'}
        </h2>
        {words && <Badge tone={words.tone}>{words.label}</Badge>}
      </div>
      <p className="text-muted">{words?.sentence ?? 'Pick a plan to start watching.'}</p>
      <ButtonLink href="/plans" variant="secondary" className="justify-self-start">
        See the plans
      </ButtonLink>
    </section>
  )
}
