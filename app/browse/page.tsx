import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { BrowseRails } from '#features/catalog/browse/components/browse-rails.tsx'
import { getRails } from '#features/catalog/browse/rails.ts'
import { Hero } from '#features/catalog/components/hero.tsx'
import { getFeatured } from '#features/catalog/featured.ts'
import { classList } from '#ui/class-list.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.browse')
  return { title: t('title'), description: t('description'), alternates: { canonical: '/browse' } }
}

export default async function BrowsePage() {
  const viewer = await getViewer()
  const now = new Date()
  const [featured, rails, t] = await Promise.all([
    getFeatured(now, viewer),
    getRails(viewer, now),
    getTranslations('catalog.browse'),
  ])
  return (
    <div className={classList('grid grid-cols-[minmax(0,1fr)] gap-8 pb-8', !featured && 'pt-8')}>
      <h1 className="sr-only">{t('title')}</h1>
      {featured && <Hero featured={featured} />}
      <BrowseRails rails={rails} isLimited={(viewer?.profile.maturityLimit ?? null) !== null} />
    </div>
  )
}
