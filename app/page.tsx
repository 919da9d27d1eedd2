import { getViewer } from '#features/accounts/session.ts'
import { Landing } from '#features/catalog/components/landing.tsx'
import { getFeatured } from '#features/catalog/featured.ts'
import { listShelves } from '#features/catalog/queries.ts'

export default async function FrontPage() {
  const viewer = await getViewer()
  const now = new Date()
  // What every visitor is shown, staff too; a profile with a limit is shown its own part of it.
  const reader = viewer?.profile.maturityLimit == null ? null : viewer
  const [featured, shelves] = await Promise.all([getFeatured(now, reader), listShelves(reader, now)])
  return <Landing featured={featured} shelves={shelves} isSignedIn={viewer !== null} />
}
