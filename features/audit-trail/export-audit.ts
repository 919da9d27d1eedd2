import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase } from '#platform/database.ts'
import type { AuditCursor, AuditView } from './audit-view.ts'
import { listAudit, type AuditRow } from './list-audit.ts'

const header = ['at', 'action', 'actor id', 'actor', 'subject id', 'details', 'id']
const linesAtOnce = 1_000

/**
 * The lines of a view as CSV (RFC 4180), in UTF-8 with the mark that spreadsheets ask for, newest first; read as they are
 * taken. A cell that a spreadsheet would run as a formula begins with an apostrophe. The export is a line of the trail
 * itself, written before the first byte leaves.
 *
 * Errors: `NOT_FOUND` for who may not read the trail.
 */
export async function exportAudit(
  view: AuditView,
  actor: StaffActor,
  now: Date,
): Promise<Result<ReadableStream<Uint8Array>, 'NOT_FOUND'>> {
  if (!permits(actor.role, 'audit.read')) return err('NOT_FOUND')
  await recordAudit(getDatabase(), { at: now, actorId: actor.id, action: 'audit.exported', details: { ...view } })

  const encoder = new TextEncoder()
  let after: AuditCursor | null = null
  let isEnded = false
  return ok(
    new ReadableStream({
      start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${writeLines([header])}`)),
      async pull(controller) {
        if (isEnded) return controller.close()
        const rows: AuditRow[] = await listAudit(view, after, linesAtOnce)
        after = rows.at(-1) ?? null
        isEnded = rows.length < linesAtOnce
        controller.enqueue(encoder.encode(writeLines(rows.map(toCells))))
      },
    }),
  )
}

function writeLines(lines: string[][]): string {
  return stringify(lines, { escape_formulas: true, record_delimiter: 'windows' })
}

function toCells({ id, at, action, actorId, actorName, subjectId, details }: AuditRow): string[] {
  return [at.toISOString(), action, actorId ?? '', actorName ?? '', subjectId ?? '', JSON.stringify(details), id]
}
