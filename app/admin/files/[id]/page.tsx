import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { RefreshWhile } from '#features/catalog/components/refresh-while.tsx'
import { DirectLinkForm } from '#features/private-files/components/direct-link-form.tsx'
import { FileFacts } from '#features/private-files/components/file-facts.tsx'
import { RemoveFileForm } from '#features/private-files/components/remove-file-form.tsx'
import { ShareForm } from '#features/private-files/components/share-form.tsx'
import { ShareList } from '#features/private-files/components/share-list.tsx'
import { getFile } from '#features/private-files/queries.ts'
import { ClientWords } from '#ui/client-words.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export const generateMetadata = staffMetadata('files.change', async () =>
  (await getTranslations('private-files.file'))('title'),
)

export default staffPage('files.change', async (_viewer, { params }: { params: Promise<{ id: string }> }) => {
  const now = new Date()
  const t = await getTranslations('private-files.file')
  const tList = await getTranslations('private-files.list')
  const file = await getFile((await params).id, now)
  if (!file) return <Absent />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <RefreshWhile isWaiting={file.status === 'PREPARING'} />
      <PageHeader
        title={file.fileName}
        eyebrow={
          <Link href="/admin/files" className="text-link">
            {tList('title')}
          </Link>
        }
      />
      <FileFacts file={file} />
      <ClientWords areas={['private-files.forms', 'errors']}>
        {file.status === 'READY' && (
          <div className="grid items-start gap-6 xl:grid-cols-2">
            <section
              aria-labelledby="door"
              className="grid gap-5 rounded-panel border border-line bg-surface p-5 sm:p-6"
            >
              <div>
                <h2 id="door" className="text-heading">
                  {t('door')}
                </h2>
                <p className="mt-1 text-sm text-muted">{t('doorLead')}</p>
              </div>
              <ShareForm fileId={file.id} />
            </section>
            <details className="rounded-panel border border-line bg-surface p-5 sm:p-6">
              <summary className="cursor-pointer text-heading">{t('direct')}</summary>
              <p className="mt-1 mb-5 text-sm text-muted">{t('directLead')}</p>
              <DirectLinkForm fileId={file.id} />
            </details>
          </div>
        )}
        <section aria-labelledby="shares" className="grid gap-4">
          <h2 id="shares" className="text-heading">
            {t('shares')}
          </h2>
          <ShareList shares={file.shares} now={now} />
        </section>
        {file.status !== 'PREPARING' && <RemoveFileForm fileId={file.id} />}
      </ClientWords>
    </div>
  )
})
