import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import type { AddressFields } from '#core/address-fields.ts'
import { getViewer } from '#features/accounts/session.ts'
import { TitleGrid } from '#features/catalog/browse/components/title-grid.tsx'
import { getLibraryView } from '#features/catalog/browse/title-pages.ts'
import { Breadcrumbs } from '#features/catalog/components/breadcrumbs.tsx'
import { shapeOf } from '#features/catalog/components/library-shape.ts'
import { listLibraries } from '#features/catalog/queries.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'

type LibraryPageProps = { params: Promise<{ slug: string }>; searchParams: Promise<AddressFields> }

export async function generateMetadata({ params }: LibraryPageProps): Promise<Metadata> {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  const library = (await listLibraries(viewer)).find((entry) => entry.slug === slug)
  if (!library) return { title: (await getTranslations('portal.notFound'))('title') }
  const { name: title, description } = library
  const url = `/browse/${slug}`
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } }
}

export default async function LibraryPage({ params, searchParams }: LibraryPageProps) {
  const [{ slug }, fields, viewer, t] = await Promise.all([
    ...([params, searchParams, getViewer()] as const),
    getTranslations('catalog'),
  ])
  const view = await getLibraryView(slug, fields, viewer, new Date())
  if (!view) return <Absent />
  const { library, list } = view
  const empty = (
    <EmptyState
      title={t('library.empty', { library: library.name })}
      action={<ButtonLink href="/browse">{t('library.others')}</ButtonLink>}
    >
      {t('library.emptyLead')}
    </EmptyState>
  )
  return (
    <div className="page-measure grid gap-8 py-10">
      <Breadcrumbs
        crumbs={[
          { name: t('browse.title'), address: '/browse' },
          { name: library.name, address: `/browse/${slug}` },
        ]}
      />
      <PageHeader title={library.name}>{library.description}</PageHeader>
      <TitleGrid list={list} shape={shapeOf(library.kind)} empty={empty} />
    </div>
  )
}
