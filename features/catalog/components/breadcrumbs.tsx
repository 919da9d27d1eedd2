import { portalAddress } from '#features/catalog/portal-address.ts'
import { writeBreadcrumbs, type Crumb } from '#features/catalog/structured-data.ts'

/** The way to a page, for search engines; a block of data, which no browser runs. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const absolute = crumbs.map(({ name, address }) => ({ name, address: portalAddress(address).href }))
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: writeBreadcrumbs(absolute) }} />
}
