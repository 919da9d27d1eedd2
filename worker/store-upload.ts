import { writeAttachment } from '#core/content-disposition.ts'
import type { UploadFailure } from '#core/upload-failures.ts'
import { storeUploadPayloadSchema, storeUploadQueue } from '#jobs/store-upload.ts'
import { isMissing } from '#platform/storage.ts'
import type { WorkerContext } from './ingest/context.ts'

type StoreContext = Pick<WorkerContext, 'database' | 'storage' | 'clock'>

/** Nobody keeps a private file but whoever asked for it, and the edge asks the bucket each time. */
const privateCacheControl = 'private, no-store'

/** Puts uploads that are whole in their place, one after the other. */
export async function takeStoreJobs(
  context: StoreContext & Pick<WorkerContext, 'queue' | 'logger'>,
  { pollSeconds = 1 }: { pollSeconds?: number } = {},
): Promise<void> {
  const options = { batchSize: 1, pollingIntervalSeconds: pollSeconds, includeMetadata: true } as const
  await context.queue.work(storeUploadQueue, options, async ([job]) => {
    if (!job) return
    const { uploadId } = storeUploadPayloadSchema.parse(job.data)
    try {
      await storeUpload(context, uploadId)
    } catch (cause) {
      context.logger.warn({ err: cause, uploadId }, 'an upload could not be put in its place')
      if (job.retryCount < job.retryLimit) throw cause
      await failUpload(context, uploadId, 'STORAGE_AWAY')
    }
  })
}

/**
 * Copies one upload to where it is served from, under its real name as an attachment and a harmless type. Safe to repeat,
 * and to be killed in: what counts is the row, which is written last.
 *
 * @throws when the storage or the database fails; an upload that is not what it said it would be is marked as failed.
 */
export async function storeUpload({ database, storage, clock }: StoreContext, uploadId: string): Promise<void> {
  const upload = await database.upload.findUnique({
    where: { id: uploadId },
    select: { objectKey: true, sizeBytes: true, status: true, privateFile: true },
  })
  if (upload?.status !== 'RECEIVED' || !upload.privateFile) return
  const { objectKey, contentType, fileName, id } = upload.privateFile

  const arrived = await storage.head(upload.objectKey)
  if (arrived === null || BigInt(arrived.sizeBytes) !== upload.sizeBytes) {
    return failUpload({ database }, uploadId, 'NOT_THE_FILE')
  }
  try {
    const contentDisposition = writeAttachment(fileName)
    await storage.copy(upload.objectKey, objectKey, {
      contentType,
      contentDisposition,
      cacheControl: privateCacheControl,
    })
  } catch (cause) {
    if (!isMissing(cause)) throw cause
    return failUpload({ database }, uploadId, 'UPLOAD_GONE')
  }
  await database.$transaction([
    database.upload.update({ where: { id: uploadId }, data: { status: 'STORED' } }),
    database.privateFile.update({ where: { id }, data: { status: 'READY', readyAt: clock() } }),
  ])
}

async function failUpload({ database }: Pick<StoreContext, 'database'>, uploadId: string, reason: UploadFailure) {
  const failure = { status: 'FAILED', failureReason: reason } as const
  await database.$transaction([
    database.upload.update({ where: { id: uploadId }, data: failure }),
    database.privateFile.updateMany({ where: { uploadId }, data: failure }),
  ])
}
