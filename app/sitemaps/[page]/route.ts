import { errorResponse } from '#core/http.ts'
import { writePeopleSitemap, writeSitemapFile } from '#features/catalog/sitemap.ts'

type SitemapRequest = { params: Promise<{ page: string }> }

export async function GET(_request: Request, { params }: SitemapRequest): Promise<Response> {
  const { page } = await params
  const [, people, number] = /^(people-)?(\d{1,4})$/.exec(page) ?? []
  const write = people ? writePeopleSitemap : writeSitemapFile
  const text = number === undefined ? null : await write(Number(number), new Date())
  if (text === null) return errorResponse('NOT_FOUND')
  return new Response(text, { headers: { 'Content-Type': 'application/xml' } })
}
