import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { BrowseRails } from '#features/catalog/browse/components/browse-rails.tsx'
import { getRails } from '#features/catalog/browse/rails.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.browse')
  return { title: t('title'), description: t('description'), alternates: { canonical: '/browse' } }
}

export default async function BrowsePage() {
  const viewer = await getViewer()
  const [rails, t] = await Promise.all([getRails(viewer, new Date()), getTranslations('catalog.browse')])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 py-8">
      <h1 className="sr-only">{t('title')}</h1>
      <BrowseRails rails={rails} isLimited={(viewer?.profile.maturityLimit ?? null) !== null} />
    </div>
  )
}
