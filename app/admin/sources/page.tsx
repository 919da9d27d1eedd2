import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireRole } from '#features/accounts/session.ts'
import { SourceList } from '#features/library-admin/components/source-list.tsx'
import { listSources } from '#features/library-admin/preview-source.ts'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library-admin.sources')
  return { title: t('title') }
}

export default async function SourcesPage() {
  await requireRole('OWNER', 'EDITOR')
  const t = await getTranslations('library-admin.sources')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      <SourceList sources={await listSources()} />
    </div>
  )
}
