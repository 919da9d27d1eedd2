import type { Metadata } from 'next'
import { getViewer } from '#features/accounts/session.ts'
import { Shelves } from '#features/catalog/components/shelves.tsx'
import { listContinueWatching, listShelves } from '#features/catalog/queries.ts'

export const metadata: Metadata = { title: 'Browse', description: 'Every library of the portal, newest first.' }

export default async function BrowsePage() {
  const viewer = await getViewer()
  const now = new Date()
  const [begun, shelves] = await Promise.all([listContinueWatching(viewer, now), listShelves(viewer, now)])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8 py-8">
      <h1 className="sr-only">Browse</h1>
      <Shelves begun={begun} shelves={shelves} />
    </div>
  )
}
