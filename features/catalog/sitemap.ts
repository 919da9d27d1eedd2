import 'server-only'
import { getDatabase } from '#platform/database.ts'
import { portalAddress } from './portal-address.ts'
import { listLibraries } from './queries.ts'
import { listed } from './listed.ts'

/** Titles of one file; a sitemap may hold 50,000. */
const pageLength = 10_000

/** The index of the sitemap's files: one for pages and libraries, then the titles by ten thousand. */
export async function writeSitemapIndex(now: Date): Promise<string> {
  const count = await getDatabase().title.count({ where: listed(null, now) })
  const files = Array.from({ length: 1 + Math.ceil(count / pageLength) }, (_, page) => address(`/sitemaps/${page}`))
  return wrap(
    'sitemapindex',
    files.map((file) => `<sitemap><loc>${file}</loc></sitemap>`),
  )
}

/**
 * One file of the sitemap: what every visitor may know of, and nothing else.
 *
 * @param page 0 for pages and libraries, from 1 the titles; `null` where there is no such file.
 * @see https://www.sitemaps.org/protocol.html
 */
export async function writeSitemapFile(page: number, now: Date): Promise<string | null> {
  if (page === 0) {
    const libraries = await listLibraries(null)
    const paths = ['/', '/browse', '/plans', ...libraries.map(({ slug }) => `/browse/${slug}`)]
    return wrap(
      'urlset',
      paths.map((path) => `<url><loc>${address(path)}</loc></url>`),
    )
  }
  const titles = await getDatabase().title.findMany({
    where: listed(null, now),
    orderBy: { id: 'asc' },
    skip: (page - 1) * pageLength,
    take: pageLength,
    select: { slug: true, updatedAt: true },
  })
  if (titles.length === 0) return null
  return wrap(
    'urlset',
    titles.map(
      ({ slug, updatedAt }) =>
        `<url><loc>${address(`/titles/${slug}`)}</loc><lastmod>${updatedAt.toISOString()}</lastmod></url>`,
    ),
  )
}

/** Slugs hold letters, digits and hyphens: nothing in an address needs escaping. */
function address(path: string): string {
  return portalAddress(path).href
}

function wrap(element: string, entries: string[]): string {
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${namespace}">${entries.join('')}</${element}>\n`
}
