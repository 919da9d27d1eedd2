import { z } from 'zod'
import type { Transaction } from '#platform/database.ts'
import { getQueue, inTransaction, type Queue } from '#platform/queue.ts'

/** The queue of uploads that are whole and wait to be put in their place. */
export const storeUploadQueue = 'store-upload'

/** What travels with a job: the row says everything else. */
export const storeUploadPayloadSchema = z.object({ uploadId: z.string().regex(/^[0-9a-f]{32}$/) })
export type StoreUploadPayload = z.infer<typeof storeUploadPayloadSchema>

const storeUploadOptions = {
  // A worker that was killed is noticed after this many seconds, the least that pg-boss has.
  heartbeatSeconds: 10,
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 1_800,
  deleteAfterSeconds: 7 * 86_400,
} as const

/** Makes the queue where it is missing; every process that adds or takes jobs calls it once. */
export async function prepareStoreUploadQueue(queue: Queue): Promise<void> {
  await queue.createQueue(storeUploadQueue, storeUploadOptions)
}

/** The process's place in the queue, for adding jobs; the queue is made where no worker has been yet. */
export async function getStoreUploadQueue(): Promise<Queue> {
  const queue = await getQueue()
  await prepareStoreUploadQueue(queue)
  return queue
}

/** Adds the job of one upload, inside of the transaction that says that it is whole. */
export async function enqueueStoreUpload(queue: Queue, uploadId: string, transaction: Transaction): Promise<void> {
  const payload: StoreUploadPayload = { uploadId }
  await queue.send(storeUploadQueue, payload, { ...storeUploadOptions, ...inTransaction(transaction) })
}
