import 'server-only'
import type { AuditAction } from '#core/audit-actions.ts'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase, type Transaction } from '#platform/database.ts'
import { changeInSql, selectInSql, undoInSql, type Selection } from './change-sql.ts'
import { holdTitles, sumChange, type ChangeSum } from './preview-change.ts'
import { mostTitles, type TitleChange } from './schema.ts'

/** Ten thousand rows with their indexes and triggers take seconds. */
const transactionLimits = { timeout: 60_000, maxWait: 5_000 }

export type ChangeRequest = { selection: Selection; change: TitleChange; seen: ChangeSum }
export type ChangeRefusal = 'NOT_FOUND' | 'SELECTION_TOO_LARGE' | 'SELECTION_CHANGED'

/**
 * Changes all titles of a selection in one transaction, and keeps what each was before.
 *
 * @returns Errors, in the order they are checked: `NOT_FOUND` for who may not change the catalogue,
 *   `SELECTION_TOO_LARGE` beyond 10,000 titles, `SELECTION_CHANGED` where it is not what was seen in the preview.
 */
export async function applyBulkChange(
  { selection, change, seen }: ChangeRequest,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ id: string; titleCount: number }, ChangeRefusal>> {
  if (!permits(actor.role, 'catalogue.change')) return err('NOT_FOUND')
  return getDatabase().$transaction(async (tx) => {
    await holdTitles(tx, selection, change)
    const { count, digest } = await sumChange(tx, selection, change)
    if (count > mostTitles) return err('SELECTION_TOO_LARGE')
    if (count === 0 || count !== seen.count || digest !== seen.digest) return err('SELECTION_CHANGED')
    const { id } = await tx.bulkChange.create({ data: { at: now, actorId: actor.id, change, titleCount: count } })
    const { column, after, differs } = changeInSql(change)
    await tx.$executeRaw`
      WITH chosen AS (
        SELECT t."id", to_jsonb(t.${column}) AS "before" FROM "Title" t WHERE ${selectInSql(selection)} AND ${differs}
      ), changed AS (
        UPDATE "Title" t SET ${column} = ${after}, "revision" = t."revision" + 1, "updatedAt" = ${now}
        FROM chosen WHERE t."id" = chosen."id" RETURNING t."id", t."revision", chosen."before"
      )
      INSERT INTO "BulkChangeRow" ("bulkChangeId", "titleId", "before", "revision")
      SELECT ${id}::uuid, "id", "before", "revision" FROM changed`
    await audit(tx, { at: now, actorId: actor.id, action: 'titles.changed', id, titleCount: count, kind: change.kind })
    return ok({ id, titleCount: count })
  }, transactionLimits)
}

/**
 * Puts back what a change replaced, wherever nobody changed the title since; the others are left and marked.
 *
 * @returns How many were put back and left. Errors: `NOT_FOUND`, `ALREADY_UNDONE`.
 */
export async function undoBulkChange(
  id: string,
  actor: StaffActor,
  now: Date,
): Promise<Result<{ restored: number; kept: number }, 'NOT_FOUND' | 'ALREADY_UNDONE'>> {
  if (!permits(actor.role, 'catalogue.change')) return err('NOT_FOUND')
  return getDatabase().$transaction(async (tx) => {
    const made = await tx.bulkChange.findUnique({ where: { id } })
    if (!made) return err('NOT_FOUND')
    const claimed = await tx.bulkChange.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: now } })
    if (claimed.count === 0) return err('ALREADY_UNDONE')
    const { kind } = made.change as Pick<TitleChange, 'kind'>
    const { column, restored } = undoInSql({ kind })
    await tx.$executeRaw`
      SELECT 1 FROM "Title" t WHERE t."id" IN (
        SELECT r."titleId" FROM "BulkChangeRow" r WHERE r."bulkChangeId" = ${id}::uuid) ORDER BY t."id" FOR UPDATE`
    const kept = await tx.$executeRaw`
      UPDATE "BulkChangeRow" r SET "isKept" = TRUE FROM "Title" t
      WHERE r."bulkChangeId" = ${id}::uuid AND t."id" = r."titleId" AND t."revision" <> r."revision"`
    const count = await tx.$executeRaw`
      UPDATE "Title" t SET ${column} = ${restored}, "revision" = t."revision" + 1, "updatedAt" = ${now}
      FROM "BulkChangeRow" r WHERE r."bulkChangeId" = ${id}::uuid AND NOT r."isKept" AND t."id" = r."titleId"`
    // A title stands again as the change before this one left it: that one can be undone as well.
    await tx.$executeRaw`
      UPDATE "BulkChangeRow" earlier SET "revision" = r."revision" + 1 FROM "BulkChangeRow" r
      WHERE r."bulkChangeId" = ${id}::uuid AND NOT r."isKept"
        AND earlier."titleId" = r."titleId" AND earlier."revision" = r."revision" - 1`
    await tx.bulkChange.update({ where: { id }, data: { keptCount: kept } })
    await audit(tx, { at: now, actorId: actor.id, action: 'titles.change-undone', id, titleCount: count, kind })
    return ok({ restored: count, kept })
  }, transactionLimits)
}

type Entry = { at: Date; actorId: string; action: AuditAction; id: string; titleCount: number; kind: string }

async function audit(tx: Transaction, { at, actorId, action, id, titleCount, kind }: Entry): Promise<void> {
  await recordAudit(tx, { at, actorId, action, subjectId: id, details: { kind, titleCount } })
}
