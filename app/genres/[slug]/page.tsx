import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Absent } from '#app/absent.tsx'
import type { AddressFields } from '#core/address-fields.ts'
import { getViewer } from '#features/accounts/session.ts'
import { TitleGrid } from '#features/catalog/browse/components/title-grid.tsx'
import { getGenreView, listGenres } from '#features/catalog/browse/title-pages.ts'
import { Breadcrumbs } from '#features/catalog/components/breadcrumbs.tsx'
import { genrePath } from '#features/catalog/genre.ts'
import { PageHeader } from '#ui/page-header.tsx'

type GenrePageProps = { params: Promise<{ slug: string }>; searchParams: Promise<AddressFields> }

export async function generateMetadata({ params }: GenrePageProps): Promise<Metadata> {
  const [slug, viewer, t] = await Promise.all([readSlug(params), getViewer(), getTranslations('catalog.genres')])
  const genre = (await listGenres(viewer, new Date())).find((entry) => entry.slug === slug)
  if (!genre) return { title: (await getTranslations('portal.notFound'))('title') }
  const [title, description, url] = [genre.name, t('about', { name: genre.name }), genrePath(genre.name)]
  return { title, description, alternates: { canonical: url }, openGraph: { title, description, url } }
}

export default async function GenrePage({ params, searchParams }: GenrePageProps) {
  const [slug, fields, viewer, t] = await Promise.all([
    ...([readSlug(params), searchParams, getViewer()] as const),
    getTranslations('catalog.genres'),
  ])
  const view = await getGenreView(slug, fields, viewer, new Date())
  if (!view) return <Absent />
  const { name } = view.genre
  return (
    <div className="page-measure grid gap-8 py-10">
      <Breadcrumbs
        crumbs={[
          { name: t('title'), address: '/genres' },
          { name, address: genrePath(name) },
        ]}
      />
      <PageHeader
        title={name}
        eyebrow={
          <Link href="/genres" className="text-accent-fg no-underline hover:underline">
            {t('title')}
          </Link>
        }
      />
      <TitleGrid list={view.list} empty={null} />
    </div>
  )
}

/** Next hands a part of an address over as it was written; what cannot be decoded names nothing. */
async function readSlug(params: GenrePageProps['params']): Promise<string> {
  const { slug } = await params
  try {
    return decodeURIComponent(slug)
  } catch {
    return ''
  }
}
