import { removeFilePayloadSchema, removeFileQueue } from '#jobs/remove-file.ts'
import type { WorkerContext } from './ingest/context.ts'

type RemovalContext = Pick<WorkerContext, 'database' | 'storage'>

/** Takes the objects of removed files out of the bucket, one file after the other. */
export async function takeRemovalJobs(
  context: RemovalContext & Pick<WorkerContext, 'queue'>,
  { pollSeconds = 1 }: { pollSeconds?: number } = {},
): Promise<void> {
  await context.queue.work(removeFileQueue, { batchSize: 1, pollingIntervalSeconds: pollSeconds }, async ([job]) => {
    if (job) await removeObjects(context, removeFilePayloadSchema.parse(job.data).fileId)
  })
}

/** Removes the objects of one file if its row says that it is removed; says how many there were. Safe to repeat. */
export async function removeObjects({ database, storage }: RemovalContext, fileId: string): Promise<number> {
  const file = await database.privateFile.findUnique({ where: { id: fileId }, select: { status: true } })
  return file?.status === 'REMOVED' ? storage.deletePrefix(`private/${fileId}/`) : 0
}

/** Removes what jobs have left: objects of files that were removed while the storage was away for long. */
export async function sweepRemovedFiles(context: RemovalContext): Promise<number> {
  let removed = 0
  for (const id of await context.storage.listFolders('private/')) {
    if (/^[0-9a-f]{32}$/.test(id)) removed += await removeObjects(context, id)
  }
  return removed
}
