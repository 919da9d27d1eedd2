import { useTranslations } from 'next-intl'
import type { Membership } from '#features/playback/access.ts'
import { getSettings } from '#platform/env.ts'
import { Badge } from '#ui/badge.tsx'
import { ButtonLink } from '#ui/button-link.tsx'
import { describeMembership } from './membership-words.ts'

/** The plan and how it stands; without one, the way to the plans. */
export function MembershipCard({ membership, now }: { membership: Membership | null; now: Date }) {
  const t = useTranslations('playback.membership')
  const graceDays = getSettings('app').PAST_DUE_GRACE_DAYS
  const words = membership && describeMembership(t, membership.subscription, graceDays, now)
  return (
    <section aria-labelledby="membership" className="grid gap-4 rounded-panel border border-line bg-surface p-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="membership" className="text-heading">
          {membership ? t('heading', { plan: membership.planName }) : t('none')}
        </h2>
        {words && <Badge tone={words.tone}>{words.label}</Badge>}
      </div>
      <p className="text-muted">{words?.sentence ?? t('noneSentence')}</p>
      <ButtonLink href="/plans" variant="secondary" className="justify-self-start">
        {t('plans')}
      </ButtonLink>
    </section>
  )
}
