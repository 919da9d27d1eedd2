import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Absent } from '#app/absent.tsx'
import { StaffNavigation } from '#features/accounts/components/staff-navigation.tsx'
import { findStaff } from '#features/accounts/session.ts'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'
import { ClientWords } from '#ui/client-words.tsx'

export const metadata: Metadata = { robots: { index: false } }

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const viewer = await findStaff('overview.read')
  if (!viewer) return <Absent />
  const t = await getTranslations('accounts.staff')
  const areas = listStaffAreas(viewer).map(({ id, href }) => ({ href, name: t(`area.${id}.name`) }))
  return (
    <div className="page-measure grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 py-8 lg:grid-cols-[11rem_minmax(0,1fr)] lg:py-10">
      <StaffNavigation areas={areas} words={{ navigation: t('navigation'), overview: t('overview') }} />
      <div className="min-w-0">
        <ClientWords areas={['accounts.confirmPassword']}>{children}</ClientWords>
      </div>
    </div>
  )
}
