import { getTranslations } from 'next-intl/server'
import { staffPage } from '#app/admin/staff-page.tsx'
import { StaffOverview } from '#features/accounts/components/staff-overview.tsx'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'
import { PageHeader } from '#ui/page-header.tsx'

export default staffPage('overview.read', async (viewer) => {
  const t = await getTranslations('accounts.staff')
  return (
    <div className="grid gap-8">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <StaffOverview areas={listStaffAreas(viewer)} />
    </div>
  )
})
