import { getTranslations } from 'next-intl/server'
import { StaffOverview } from '#features/accounts/components/staff-overview.tsx'
import { requireRole } from '#features/accounts/session.ts'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'
import { PageHeader } from '#ui/page-header.tsx'

export default async function StaffPage() {
  const viewer = await requireRole('OWNER', 'EDITOR', 'SUPPORT')
  const t = await getTranslations('accounts.staff')
  return (
    <div className="grid gap-8">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <StaffOverview areas={listStaffAreas(viewer)} />
    </div>
  )
}
