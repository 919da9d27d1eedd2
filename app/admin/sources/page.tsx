import { getTranslations } from 'next-intl/server'
import { staffMetadata, staffPage } from '#app/admin/staff-page.tsx'
import { SourceList } from '#features/library-admin/components/source-list.tsx'
import { listSources } from '#features/library-admin/preview-source.ts'
import { PageHeader } from '#ui/page-header.tsx'

export const generateMetadata = staffMetadata('catalogue.change', async () =>
  (await getTranslations('library-admin.sources'))('title'),
)

export default staffPage('catalogue.change', async () => {
  const t = await getTranslations('library-admin.sources')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <SourceList sources={await listSources()} />
    </div>
  )
})
