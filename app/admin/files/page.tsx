import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { FileList } from '#features/private-files/components/file-list.tsx'
import { UploadForm } from '#features/private-files/components/upload-form.tsx'
import { listFiles } from '#features/private-files/queries.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const generateMetadata = staffMetadata('files.change', async () =>
  (await getTranslations('private-files.list'))('title'),
)

export default staffPage('files.change', async () => {
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
})
