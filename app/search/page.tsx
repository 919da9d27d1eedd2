import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readSearchText } from '#features/catalog/search-text.ts'
import { getViewer } from '#features/accounts/session.ts'
import { SearchField } from '#features/catalog/components/search-field.tsx'
import { SearchResultsView } from '#features/catalog/components/search-results.tsx'
import { listNewest } from '#features/catalog/queries.ts'
import { isFound, searchCatalogue } from '#features/catalog/search.ts'

type SearchPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const text = readSearchText((await searchParams)['q'])
  const t = await getTranslations('catalog.search')
  return { title: text === '' ? t('title') : t('titleFor', { text }), robots: { index: false } }
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const [{ q }, viewer] = await Promise.all([searchParams, getViewer()])
  const text = readSearchText(q)
  const now = new Date()
  const [results, t] = await Promise.all([searchCatalogue(viewer, text, now), getTranslations('catalog.search')])
  const newest = isFound(results) ? [] : await listNewest(viewer, now)
  return (
    <div className="page-measure grid gap-8 py-10">
      <h1 className="sr-only">{t('title')}</h1>
      <SearchField text={text} words={{ label: t('label'), placeholder: t('placeholder') }} />
      <SearchResultsView text={text} results={results} newest={newest} />
    </div>
  )
}
