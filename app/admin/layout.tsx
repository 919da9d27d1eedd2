import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { StaffNavigation } from '#features/accounts/components/staff-navigation.tsx'
import { requireRole } from '#features/accounts/session.ts'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'

export const metadata: Metadata = { title: 'Staff area', robots: { index: false } }

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const viewer = await requireRole('OWNER', 'EDITOR', 'SUPPORT')
  const areas = listStaffAreas(viewer).map(({ href, name }) => ({ href, name }))
  return (
    <div className="page-measure grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 py-8 lg:grid-cols-[11rem_minmax(0,1fr)] lg:py-10">
      <StaffNavigation areas={areas} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
