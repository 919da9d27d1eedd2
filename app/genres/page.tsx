import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { getViewer } from '#features/accounts/session.ts'
import { listGenres } from '#features/catalog/browse/title-pages.ts'
import { genrePath } from '#features/catalog/genre.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalog.genres')
  return { title: t('title'), description: t('lead'), alternates: { canonical: '/genres' } }
}

export default async function GenresPage() {
  const viewer = await getViewer()
  const [genres, t, tLibrary] = await Promise.all([
    listGenres(viewer, new Date()),
    getTranslations('catalog.genres'),
    getTranslations('catalog.library'),
  ])
  return (
    <div className="page-measure grid gap-8 py-10">
      <PageHeader title={t('title')}>{t('lead')}</PageHeader>
      {genres.length === 0 && (
        <EmptyState title={t('empty')} action={<ButtonLink href="/browse">{tLibrary('others')}</ButtonLink>}>
          {t('emptyLead')}
        </EmptyState>
      )}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-3">
        {genres.map(({ slug, name, count }) => (
          <li key={slug}>
            <Link
              href={genrePath(name)}
              className="group flex min-h-16 items-center justify-between gap-3 rounded-panel border border-line bg-surface px-5 py-3 text-fg no-underline hover:border-line-strong hover:bg-raised"
            >
              <span className="min-w-0 truncate font-semibold group-hover:text-accent-fg">{name}</span>
              <span className="shrink-0 text-sm text-muted">{t('count', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
