import { errorResponse } from '#core/http.ts'
import { writeSitemapFile } from '#features/catalog/sitemap.ts'

type SitemapRequest = { params: Promise<{ page: string }> }

export async function GET(_request: Request, { params }: SitemapRequest): Promise<Response> {
  const { page } = await params
  const text = /^\d{1,4}$/.test(page) ? await writeSitemapFile(Number(page), new Date()) : null
  if (text === null) return errorResponse('NOT_FOUND')
  return new Response(text, { headers: { 'Content-Type': 'application/xml' } })
}
