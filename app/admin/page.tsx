import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { permits, type StaffPermission } from '#core/staff-permissions.ts'
import { StaffOverview } from '#features/accounts/components/staff-overview.tsx'
import { listStaffAreas } from '#features/accounts/staff-areas.ts'
import { readAuditView } from '#features/audit-trail/audit-view.ts'
import { LatestPanel } from '#features/audit-trail/components/latest-panel.tsx'
import { listAudit } from '#features/audit-trail/list-audit.ts'
import { LibraryPanels } from '#features/library-admin/overview/components/library-panels.tsx'
import { getLibraryOverview } from '#features/library-admin/overview/get-overview.ts'
import { SigningPanel } from '#features/signing-keys/components/signing-panel.tsx'
import { getKeyGroups } from '#features/signing-keys/overview.ts'
import { PageHeader } from '#ui/page-header.tsx'

/** Lines of the trail that the home shows. */
const latestCount = 5

export const generateMetadata = staffMetadata('overview.read', async () =>
  (await getTranslations('accounts.staff'))('title'),
)

export default staffPage('overview.read', async (viewer) => {
  const now = new Date()
  const may = (permission: StaffPermission) => permits(viewer.role, permission)
  const [t, library, keys, latest] = await Promise.all([
    getTranslations('accounts.staff'),
    may('catalogue.read') ? getLibraryOverview(now) : null,
    may('keys.change') ? getKeyGroups() : null,
    may('audit.read') ? listAudit(readAuditView({}), null, latestCount) : null,
  ])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 2xl:grid-cols-3">
        {library && <LibraryPanels overview={library} />}
        {keys && <SigningPanel groups={keys} now={now} />}
        {latest && <LatestPanel rows={latest} />}
      </div>
      <StaffOverview areas={listStaffAreas(viewer)} />
    </div>
  )
})
