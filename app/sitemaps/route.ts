import { writeSitemapIndex } from '#features/catalog/sitemap.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  return new Response(await writeSitemapIndex(new Date()), { headers: { 'Content-Type': 'application/xml' } })
}
