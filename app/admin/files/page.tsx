import type { Metadata } from 'next'
import { requireRole } from '#features/accounts/session.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { FileList } from '#features/private-files/components/file-list.tsx'
import { UploadForm } from '#features/private-files/components/upload-form.tsx'
import { listFiles } from '#features/private-files/queries.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Private files' }

export default async function FilesPage() {
  await requireRole('OWNER', 'EDITOR')
  const files = await listFiles(new Date())
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={files.some((file) => file.status === 'PREPARING')} />
      <PageHeader title="Private files">
        Files that belong to no title. Each opens for those you share it with, and for nobody else.
      </PageHeader>
      <UploadForm />
      <FileList files={files} />
    </div>
  )
}
