import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireRole } from '#features/accounts/session.ts'
import { ChangeList } from '#features/library-admin/bulk-change/components/change-list.tsx'
import { listBulkChanges } from '#features/library-admin/bulk-change/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library-admin.change')
  return { title: t('changes') }
}

export default async function ChangesPage() {
  await requireRole('OWNER', 'EDITOR')
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
}
