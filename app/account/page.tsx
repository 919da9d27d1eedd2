import type { Metadata } from 'next'
import { AccountOverview } from '#features/accounts/components/account-overview.tsx'
import { isStaff, requireViewer } from '#features/accounts/session.ts'
import { MembershipCard } from '#features/playback/components/membership-card.tsx'
import { getMembership } from '#features/playback/access.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

export default async function AccountPage() {
  const viewer = await requireViewer('/account')
  const membership = await getMembership(viewer)
  return (
    <div className="page-measure grid max-w-4xl gap-8 py-10">
      <PageHeader title="Your account" />
      <AccountOverview viewer={viewer} />
      {(membership || !isStaff(viewer)) && <MembershipCard membership={membership} now={new Date()} />}
    </div>
  )
}
