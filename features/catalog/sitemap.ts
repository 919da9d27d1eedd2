import 'server-only'
import { getDatabase, type Prisma } from '#platform/database.ts'
import { listGenres } from './browse/title-pages.ts'
import { genrePath } from './genre.ts'
import { portalAddress } from './portal-address.ts'
import { listLibraries } from './queries.ts'
import { listed } from './listed.ts'

/** Entries of one file; a sitemap may hold 50,000. */
const pageLength = 10_000

/** The index of the sitemap's files: one for pages, libraries and genres, then the titles and the people by ten thousand. */
export async function writeSitemapIndex(now: Date): Promise<string> {
  const [titles, people] = await Promise.all([
    getDatabase().title.count({ where: listed(null, now) }),
    getDatabase().person.count({ where: known(now) }),
  ])
  const files = [
    ...Array.from({ length: 1 + Math.ceil(titles / pageLength) }, (_, page) => address(`/sitemaps/${page}`)),
    ...Array.from({ length: Math.ceil(people / pageLength) }, (_, page) => address(`/sitemaps/people-${page + 1}`)),
  ]
  return wrap(
    'sitemapindex',
    files.map((file) => `<sitemap><loc>${file}</loc></sitemap>`),
  )
}

/**
 * One file of the sitemap: what every visitor may know of, and nothing else.
 *
 * @param page 0 for pages, libraries and genres, from 1 the titles; `null` where there is no such file.
 * @see https://www.sitemaps.org/protocol.html
 */
export async function writeSitemapFile(page: number, now: Date): Promise<string | null> {
  if (page === 0) {
    const [libraries, genres] = await Promise.all([listLibraries(null), listGenres(null, now)])
    const paths = [
      ...['/', '/browse', '/genres', '/plans'],
      ...libraries.map(({ slug }) => `/browse/${slug}`),
      ...genres.map(({ name }) => genrePath(name)),
    ]
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

/**
 * One file of people who had a part in anything that every visitor may know of.
 *
 * @param page From 1; `null` where there is no such file.
 */
export async function writePeopleSitemap(page: number, now: Date): Promise<string | null> {
  const people = await getDatabase().person.findMany({
    where: known(now),
    orderBy: { id: 'asc' },
    skip: Math.max(0, page - 1) * pageLength,
    take: pageLength,
    select: { slug: true },
  })
  if (people.length === 0 || page < 1) return null
  return wrap(
    'urlset',
    people.map(({ slug }) => `<url><loc>${address(`/people/${slug}`)}</loc></url>`),
  )
}

function known(now: Date): Prisma.PersonWhereInput {
  return { titles: { some: { title: listed(null, now) } } }
}

/** Slugs hold letters, digits and hyphens, those of genres escaped: nothing in an address is left to escape. */
function address(path: string): string {
  return portalAddress(path).href
}

function wrap(element: string, entries: string[]): string {
  const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${element} xmlns="${namespace}">${entries.join('')}</${element}>\n`
}
