import 'server-only'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { enqueueRemoveFile } from '#jobs/remove-file.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'

/**
 * Removes a private file: from this moment its doors are shut and the pages know nothing of it; the worker takes the
 * object out of the bucket. URLs that were issued before find nothing from then on: no cache keeps private files.
 *
 * Errors: `NOT_FOUND`, and `FILE_NOT_READY` while the worker still puts it in its place.
 */
export async function removeFile(
  fileId: string,
  { actor, queue, now }: { actor: StaffActor; queue: Queue; now: Date },
): Promise<Result<null, 'NOT_FOUND' | 'FILE_NOT_READY'>> {
  if (!permits(actor.role, 'files.change')) return err('NOT_FOUND')
  return getDatabase().$transaction(async (tx) => {
    const where = { id: fileId, status: { in: ['READY', 'FAILED'] as ('READY' | 'FAILED')[] } }
    const { count } = await tx.privateFile.updateMany({ where, data: { status: 'REMOVED' } })
    if (count === 0) {
      const file = await tx.privateFile.findUnique({ where: { id: fileId }, select: { status: true } })
      return err(file?.status === 'PREPARING' ? ('FILE_NOT_READY' as const) : ('NOT_FOUND' as const))
    }
    await tx.share.updateMany({
      where: { fileId, kind: { not: 'DIRECT' }, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.id },
    })
    await recordAudit(tx, { at: now, actorId: actor.id, action: 'file.removed', subjectId: fileId })
    await enqueueRemoveFile(queue, fileId, tx)
    return ok(null)
  })
}
