import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountOverview } from '#features/accounts/components/account-overview.tsx'
import { isStaff, requireAccountHolder } from '#features/accounts/session.ts'
import { MembershipCard } from '#features/playback/components/membership-card.tsx'
import { getMembership } from '#features/playback/access.ts'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.accountPage')
  return { title: t('title'), robots: { index: false } }
}

export default async function AccountPage() {
  const viewer = await requireAccountHolder('/account')
  const [membership, t] = await Promise.all([getMembership(viewer), getTranslations('accounts.accountPage')])
  return (
    <div className="page-measure grid max-w-4xl gap-8 py-10">
      <PageHeader title={t('title')} />
      <AccountOverview viewer={viewer} />
      {(membership || !isStaff(viewer)) && <MembershipCard membership={membership} now={new Date()} />}
    </div>
  )
}
