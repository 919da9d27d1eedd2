import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireRole } from '#features/accounts/session.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { FileList } from '#features/private-files/components/file-list.tsx'
import { UploadForm } from '#features/private-files/components/upload-form.tsx'
import { listFiles } from '#features/private-files/queries.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('private-files.list')
  return { title: t('title') }
}

export default async function FilesPage() {
  await requireRole('OWNER', 'EDITOR')
  const t = await getTranslations('private-files.list')
  const files = await listFiles(new Date())
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={files.some((file) => file.status === 'PREPARING')} />
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <ClientWords areas={['private-files.forms.upload', 'errors']}>
        <UploadForm />
      </ClientWords>
      <FileList files={files} />
    </div>
  )
}
