import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { PlanCards } from '#features/catalog/components/plan-cards.tsx'
import { listPlans } from '#features/catalog/plans.ts'
import { getMembership } from '#features/playback/access.ts'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.plans')
  return { title: t('title'), description: t('description') }
}

export default async function PlansPage() {
  const [viewer, plans] = await Promise.all([getViewer(), listPlans()])
  const [membership, t] = await Promise.all([getMembership(viewer), getTranslations('catalog.plans')])
  return (
    <div className="page-measure grid gap-8 py-10">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <PlanCards plans={plans} currentPlanName={membership?.planName ?? null} />
    </div>
  )
}
