import 'server-only'
import { getDatabase } from '#platform/database.ts'
import { listCatalogue, type CataloguePage } from '#features/library-admin/catalogue-table/list-catalogue.ts'
import { wholeTable } from '#features/library-admin/catalogue-table/table-view.ts'

/** A title that opens or leaves soon. */
export type SoonWindow = { id: string; name: string; slug: string; at: Date }

export type LibraryOverview = {
  /** Titles with a part whose newest version failed, and those with one under way: the last changed first. */
  failed: CataloguePage
  running: CataloguePage
  opening: SoonWindow[]
  closing: SoonWindow[]
  /** Bytes in the bucket, as the rows count them. */
  packagedBytes: number
  privateBytes: number
}

const shown = 5
const soonMilliseconds = 14 * 86_400_000

/** What of the library needs a hand or changes by itself within two weeks. */
export async function getLibraryOverview(now: Date): Promise<LibraryOverview> {
  const database = getDatabase()
  const soon = { gt: now, lte: new Date(now.getTime() + soonMilliseconds) }
  const [failed, running, opening, closing, packaged, kept] = await Promise.all([
    listCatalogue({ ...wholeTable, preparation: 'failed' }, null, shown),
    listCatalogue({ ...wholeTable, preparation: 'running' }, null, shown),
    database.title.findMany({
      where: { opensAt: soon, status: { in: ['SCHEDULED', 'PUBLISHED'] } },
      select: { id: true, name: true, slug: true, opensAt: true },
      orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
      take: shown,
    }),
    database.title.findMany({
      where: { closesAt: soon, status: { in: ['SCHEDULED', 'PUBLISHED'] } },
      select: { id: true, name: true, slug: true, closesAt: true },
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      take: shown,
    }),
    database.asset.aggregate({ where: { status: { not: 'REMOVED' } }, _sum: { sizeBytes: true } }),
    database.privateFile.aggregate({ where: { status: { not: 'REMOVED' } }, _sum: { sizeBytes: true } }),
  ])
  return {
    failed,
    running,
    opening: opening.flatMap(({ opensAt: at, ...title }) => (at ? [{ ...title, at }] : [])),
    closing: closing.flatMap(({ closesAt: at, ...title }) => (at ? [{ ...title, at }] : [])),
    packagedBytes: Number(packaged._sum.sizeBytes ?? 0),
    privateBytes: Number(kept._sum.sizeBytes ?? 0),
  }
}
