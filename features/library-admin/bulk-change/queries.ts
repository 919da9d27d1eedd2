import 'server-only'
import { getDatabase } from '#platform/database.ts'
import { titleChangeSchema, type TitleChange } from './schema.ts'

/** A change of many titles, as the list of them shows it. */
export type BulkChangeEntry = {
  id: string
  at: Date
  actorName: string | null
  change: TitleChange | null
  titleCount: number
  undoneAt: Date | null
  keptCount: number | null
  /** The first titles that an undo left, because others had changed them. */
  kept: { slug: string; name: string }[]
}

const shownChanges = 20
const shownKept = 50

/** The last changes, newest first. */
export async function listBulkChanges(): Promise<BulkChangeEntry[]> {
  const changes = await getDatabase().bulkChange.findMany({
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: shownChanges,
    include: {
      rows: { where: { isKept: true }, take: shownKept, select: { title: { select: { slug: true, name: true } } } },
    },
  })
  const ids = [...new Set(changes.map(({ actorId }) => actorId))]
  const people = await getDatabase().account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return changes.map(({ rows, actorId, change, ...entry }) => ({
    ...entry,
    actorName: names.get(actorId) ?? null,
    change: titleChangeSchema.safeParse(change).data ?? null,
    kept: rows.map(({ title }) => title),
  }))
}
