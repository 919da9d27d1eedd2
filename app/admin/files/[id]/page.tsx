import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireRole } from '#features/accounts/session.ts'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { DirectLinkForm } from '#features/private-files/components/direct-link-form.tsx'
import { FileFacts } from '#features/private-files/components/file-facts.tsx'
import { RemoveFileForm } from '#features/private-files/components/remove-file-form.tsx'
import { ShareForm } from '#features/private-files/components/share-form.tsx'
import { ShareList } from '#features/private-files/components/share-list.tsx'
import { getFile } from '#features/private-files/queries.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const metadata: Metadata = { title: 'Private file' }

export default async function FilePage({ params }: { params: Promise<{ id: string }> }) {
  await requireRole('OWNER', 'EDITOR')
  const now = new Date()
  const file = await getFile((await params).id, now)
  if (!file) notFound()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={file.status === 'PREPARING'} />
      <PageHeader
        title={file.fileName}
        eyebrow={
          <Link href="/admin/files" className="text-link">
            Private files
          </Link>
        }
      />
      <FileFacts file={file} />
      {file.status === 'READY' && (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <section aria-labelledby="door" className="grid gap-5 rounded-panel border border-line bg-surface p-5 sm:p-6">
            <div>
              <h2 id="door" className="text-heading">
                Share at the door
              </h2>
              <p className="mt-1 text-sm text-muted">
                The portal is asked each time, and gives a link to the file that works for an hour at most.
              </p>
            </div>
            <ShareForm fileId={file.id} />
          </section>
          <details className="rounded-panel border border-line bg-surface p-5 sm:p-6">
            <summary className="cursor-pointer text-heading">Direct link, without a door</summary>
            <p className="mt-1 mb-5 text-sm text-muted">
              For programs and embedded players that cannot come by the door. Nobody is asked, and no opening is seen
              here.
            </p>
            <DirectLinkForm fileId={file.id} />
          </details>
        </div>
      )}
      <section aria-labelledby="shares" className="grid gap-4">
        <h2 id="shares" className="text-heading">
          Shares
        </h2>
        <ShareList shares={file.shares} now={now} />
      </section>
      {file.status !== 'PREPARING' && <RemoveFileForm fileId={file.id} />}
    </div>
  )
}
