import type { Metadata } from 'next'
import { requireRole } from '#features/accounts/session.ts'
import { SourceList } from '#features/library-admin/components/source-list.tsx'
import { listSources } from '#features/library-admin/preview-source.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Sources' }

export default async function SourcesPage() {
  await requireRole('OWNER', 'EDITOR')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <PageHeader title="Sources">
        The files that were brought in, as they came. A preview comes straight from the storage and works for 15
        minutes.
      </PageHeader>
      <SourceList sources={await listSources()} />
    </div>
  )
}
