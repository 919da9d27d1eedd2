import { portalAddress } from '#features/catalog/portal-address.ts'
import { writeStructuredData } from '#features/catalog/structured-data.ts'
import type { TitleDetail } from '#features/catalog/title.ts'

/** What search engines read of a title; a block of data, which no browser runs. */
export function StructuredData({ title }: { title: TitleDetail }) {
  const address = portalAddress(`/titles/${title.slug}`).href
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: writeStructuredData(title, address) }} />
}
