import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { getViewer } from '#features/accounts/session.ts'
import { LibraryGrid } from '#features/catalog/components/library-grid.tsx'
import { getLibraryPage, listLibraries } from '#features/catalog/queries.ts'
import { PageHeader } from '#ui/page-header.tsx'

type LibraryPageProps = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: LibraryPageProps): Promise<Metadata> {
  const [{ slug }, viewer] = await Promise.all([params, getViewer()])
  const library = (await listLibraries(viewer)).find((entry) => entry.slug === slug)
  if (library) return { title: library.name, description: library.description }
  return { title: (await getTranslations('portal.notFound'))('title') }
}

export default async function LibraryPage({ params, searchParams }: LibraryPageProps) {
  const [{ slug }, { after }, viewer] = await Promise.all([params, searchParams, getViewer()])
  const library = await getLibraryPage(slug, viewer, { after: typeof after === 'string' ? after : null }, new Date())
  if (!library) notFound()
  return (
    <div className="page-measure grid gap-8 py-10">
      <PageHeader title={library.name}>{library.description}</PageHeader>
      <LibraryGrid library={library} />
    </div>
  )
}
