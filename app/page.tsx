import { getViewer } from '#features/accounts/session.ts'
import { Landing } from '#features/catalog/components/landing.tsx'
import { getFeatured, listShelves } from '#features/catalog/queries.ts'

export default async function FrontPage() {
  const viewer = await getViewer()
  const now = new Date()
  const [featured, shelves] = await Promise.all([getFeatured(now), listShelves(null, now)])
  return <Landing featured={featured} shelves={shelves} isSignedIn={viewer !== null} />
}
