import { StaffOverview } from '#features/accounts/components/staff-overview.tsx'
import { requireRole } from '#features/accounts/session.ts'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'
import { PageHeader } from '#ui/page-header.tsx'

export default async function StaffPage() {
  const viewer = await requireRole('OWNER', 'EDITOR', 'SUPPORT')
  return (
    <div className="grid gap-8">
      <PageHeader title="Staff area">What you can look after in this portal.</PageHeader>
      <StaffOverview areas={listStaffAreas(viewer)} />
    </div>
  )
}
