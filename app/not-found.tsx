import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('portal.notFound')
  return { title: t('title') }
}

export default async function NotFound() {
  const t = await getTranslations('portal.notFound')
  return (
    <div className="page-measure py-12">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState title={t('heading')} action={<ButtonLink href="/browse">{t('action')}</ButtonLink>}>
        {t('body')}
      </EmptyState>
    </div>
  )
}
