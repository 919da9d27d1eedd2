import type { Metadata } from 'next'
import { getViewer } from '#features/accounts/session.ts'
import { PlanCards } from '#features/catalog/components/plan-cards.tsx'
import { listPlans } from '#features/catalog/plans.ts'
import { getMembership } from '#features/playback/access.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Plans', description: 'What each plan opens.' }

export default async function PlansPage() {
  const [viewer, plans] = await Promise.all([getViewer(), listPlans()])
  const membership = await getMembership(viewer)
  return (
    <div className="page-measure grid gap-8 py-10">
      <PageHeader title="Plans">
        What each plan opens, and on how many screens at once. To take one or to change, write to whoever runs this
        portal.
      </PageHeader>
      <PlanCards plans={plans} currentPlanName={membership?.planName ?? null} />
    </div>
  )
}
