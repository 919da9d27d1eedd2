import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { first, type AddressFields } from '#core/address-fields.ts'
import { applyBulkChangeAction } from '#features/library-admin/bulk-change/actions.ts'
import { ChangeFields } from '#features/library-admin/bulk-change/components/change-fields.tsx'
import { ChangePreview } from '#features/library-admin/bulk-change/components/change-preview.tsx'
import { ChangeSubmit } from '#features/library-admin/bulk-change/components/change-submit.tsx'
import { previewChange } from '#features/library-admin/bulk-change/preview-change.ts'
import { listRequestFields, readChange, readSelection } from '#features/library-admin/bulk-change/read-request.ts'
import { changeKinds, mostTitles } from '#features/library-admin/bulk-change/schema.ts'
import { listTableChoices } from '#features/library-admin/catalogue-table/list-catalogue.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { ClientWords } from '#ui/client-words.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'

const changeFields: readonly string[] = ['change', ...changeKinds]

export const generateMetadata = staffMetadata('catalogue.change', async () =>
  (await getTranslations('library-admin.change'))('title'),
)

export default staffPage(
  'catalogue.change',
  async (_viewer, { searchParams }: { searchParams: Promise<AddressFields> }) => {
    const [fields, t] = await Promise.all([searchParams, getTranslations('library-admin.change')])
    const selection = readSelection(fields)
    if (!selection) {
      return (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <PageHeader title={t('title')} />
          <EmptyState title={t('nothingChosen')} action={<ButtonLink href="/admin/titles">{t('back')}</ButtonLink>}>
            {t('nothingChosenLead')}
          </EmptyState>
        </div>
      )
    }
    const [change, all, { genres }] = [readChange(fields), listRequestFields(fields), await listTableChoices()]
    const preview = change && (await previewChange(selection, change))
    const isTooLarge = preview !== null && preview.count > mostTitles
    const selectionFields = all.filter(([name]) => !changeFields.includes(name))
    const values = Object.fromEntries(changeFields.map((name) => [name, first(fields[name])]))
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader title={t('title')}>
          {'ids' in selection ? t('chosen', { count: selection.ids.length }) : t('wholeView')}
        </PageHeader>
        <ChangeFields fields={selectionFields} genres={genres} values={values} />
        {!change && fields['change'] !== undefined && (
          <Notice tone="danger" isAlert title={t('notUnderstood')}>
            {t('notUnderstoodLead')}
          </Notice>
        )}
        {isTooLarge && (
          <Notice tone="warning" title={t('tooMany')}>
            {t('tooManyLead')}
          </Notice>
        )}
        {preview && !isTooLarge && (
          <section aria-label={t('previewHeading')} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <h2 className="text-heading">{t('sum', { count: preview.count })}</h2>
            <p className="text-muted">{t('unchanged', { count: preview.unchanged })}</p>
            {preview.count > 0 && (
              <>
                <ChangePreview preview={preview} />
                <ClientWords areas={['errors']}>
                  <ChangeSubmit
                    action={applyBulkChangeAction}
                    fields={[...all, ['seenCount', String(preview.count)], ['seenDigest', preview.digest]]}
                    label={t('apply', { count: preview.count })}
                  />
                </ClientWords>
              </>
            )}
          </section>
        )}
      </div>
    )
  },
)
