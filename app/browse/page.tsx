import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { Shelves } from '#features/catalog/components/shelves.tsx'
import { listContinueWatching, listShelves } from '#features/catalog/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.browse')
  return { title: t('title'), description: t('description') }
}

export default async function BrowsePage() {
  const viewer = await getViewer()
  const now = new Date()
  const [begun, shelves] = await Promise.all([listContinueWatching(viewer, now), listShelves(viewer, now)])
  const t = await getTranslations('catalog.browse')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 py-8">
      <h1 className="sr-only">{t('title')}</h1>
      <Shelves begun={begun} shelves={shelves} />
    </div>
  )
}
