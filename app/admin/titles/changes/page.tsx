import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { ChangeList } from '#features/library-admin/bulk-change/components/change-list.tsx'
import { listBulkChanges } from '#features/library-admin/bulk-change/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const generateMetadata = staffMetadata('catalogue.change', async () =>
  (await getTranslations('library-admin.change'))('changes'),
)

export default staffPage('catalogue.change', async () => {
  const t = await getTranslations('library-admin.change')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t('changes')}
        actions={
          <ButtonLink href="/admin/titles" variant="secondary">
            {t('back')}
          </ButtonLink>
        }
      >
        {t('changesLead')}
      </PageHeader>
      <ClientWords areas={['errors']}>
        <ChangeList changes={await listBulkChanges()} />
      </ClientWords>
    </div>
  )
})
