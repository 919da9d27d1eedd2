import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { type AddressFields } from '#core/address-fields.ts'
import { parseAuditCursor, readAuditView, writeAuditPath } from '#features/audit-trail/audit-view.ts'
import { AuditFilters } from '#features/audit-trail/components/audit-filters.tsx'
import { AuditTable } from '#features/audit-trail/components/audit-table.tsx'
import { ExportForm } from '#features/audit-trail/components/export-form.tsx'
import { listActors, listAudit } from '#features/audit-trail/list-audit.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

/** Lines that come at a time. */
const pageLength = 50

export const generateMetadata = staffMetadata('audit.read', async () => (await getTranslations('audit-trail'))('title'))

export default staffPage('audit.read', async (_viewer, { searchParams }: { searchParams: Promise<AddressFields> }) => {
  const [fields, t] = await Promise.all([searchParams, getTranslations('audit-trail')])
  const [view, after] = [readAuditView(fields), parseAuditCursor(fields)]
  const [found, actors] = await Promise.all([listAudit(view, after, pageLength + 1), listActors()])
  const rows = found.slice(0, pageLength)
  const last = found.length > pageLength ? rows.at(-1) : undefined
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t('title')} actions={<ExportForm view={view} />}>
        {t('lead')}
      </PageHeader>
      <AuditFilters view={view} actors={actors} />
      {rows.length > 0 ? (
        <AuditTable rows={rows} view={view} />
      ) : (
        <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>
      )}
      <div className="flex flex-wrap gap-3">
        {after && (
          <ButtonLink href={writeAuditPath(view)} variant="secondary" prefetch={false}>
            {t('newest')}
          </ButtonLink>
        )}
        {last && (
          <ButtonLink href={writeAuditPath(view, last)} variant="secondary" prefetch={false}>
            {t('older')}
          </ButtonLink>
        )}
      </div>
    </div>
  )
})
