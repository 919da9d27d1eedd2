import type { Metadata } from 'next'
import { readSearchText } from '#features/catalog/search-text.ts'
import { getViewer } from '#features/accounts/session.ts'
import { SearchField } from '#features/catalog/components/search-field.tsx'
import { SearchResultsView } from '#features/catalog/components/search-results.tsx'
import { listNewest } from '#features/catalog/queries.ts'
import { isFound, searchCatalogue } from '#features/catalog/search.ts'

type SearchPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const text = readSearchText((await searchParams)['q'])
  return { title: text === '' ? 'Search' : `Search for ${text}`, robots: { index: false } }
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const [{ q }, viewer] = await Promise.all([searchParams, getViewer()])
  const text = readSearchText(q)
  const now = new Date()
  const results = await searchCatalogue(viewer, text, now)
  const newest = isFound(results) ? [] : await listNewest(viewer, now)
  return (
    <div className="page-measure grid gap-8 py-10">
      <h1 className="sr-only">Search</h1>
      <SearchField text={text} />
      <SearchResultsView text={text} results={results} newest={newest} />
    </div>
  )
}
