import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { first, type AddressFields } from '#core/address-fields.ts'
import { permits } from '#core/staff-permissions.ts'
import { CatalogueTable } from '#features/library-admin/catalogue-table/components/catalogue-table.tsx'
import { SelectionForm } from '#features/library-admin/catalogue-table/components/selection-form.tsx'
import { TableFilters } from '#features/library-admin/catalogue-table/components/table-filters.tsx'
import { TableViews } from '#features/library-admin/catalogue-table/components/table-views.tsx'
import { listCatalogue, listTableChoices } from '#features/library-admin/catalogue-table/list-catalogue.ts'
import { parseTableCursor } from '#features/library-admin/catalogue-table/table-cursor.ts'
import { isNarrowed, readTableView, writeTablePath } from '#features/library-admin/catalogue-table/table-view.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

/** Titles that come at a time. */
const pageLength = 50

export const generateMetadata = staffMetadata('catalogue.read', async () =>
  (await getTranslations('library-admin.table'))('title'),
)

export default staffPage(
  'catalogue.read',
  async ({ role }, { searchParams }: { searchParams: Promise<AddressFields> }) => {
    const mayChange = permits(role, 'catalogue.change')
    const [fields, t] = await Promise.all([searchParams, getTranslations('library-admin.table')])
    const view = readTableView(fields)
    const after = parseTableCursor(first(fields['after']), view.sort)
    const [page, choices] = await Promise.all([listCatalogue(view, after, pageLength), listTableChoices()])
    const { number, isMore } = page.count
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader
          title={t('title')}
          actions={
            mayChange && (
              <ButtonLink href="/admin/titles/changes" variant="secondary">
                {t('changes')}
              </ButtonLink>
            )
          }
        >
          {t('lead')}
        </PageHeader>
        <TableViews view={view} />
        <TableFilters view={view} {...choices} />
        <p role="status" className="text-muted">
          {isMore ? t('countMore', { number }) : t('count', { number })}
        </p>
        {page.rows.length > 0 ? (
          <SelectionForm view={view} mayChoose={mayChange}>
            <CatalogueTable view={view} rows={page.rows} mayChoose={mayChange} />
          </SelectionForm>
        ) : (
          <EmptyState
            title={isNarrowed(view) ? t('noneFound') : t('none')}
            action={isNarrowed(view) && <ButtonLink href="/admin/titles">{t('showAll')}</ButtonLink>}
          >
            {isNarrowed(view) ? t('noneFoundLead') : t('noneLead')}
          </EmptyState>
        )}
        <div className="flex flex-wrap gap-3">
          {after && (
            <ButtonLink href={writeTablePath(view)} variant="secondary" prefetch={false}>
              {t('firstPage')}
            </ButtonLink>
          )}
          {page.nextCursor !== null && (
            <ButtonLink href={writeTablePath(view, { after: page.nextCursor })} variant="secondary" prefetch={false}>
              {t('nextPage')}
            </ButtonLink>
          )}
        </div>
      </div>
    )
  },
)
