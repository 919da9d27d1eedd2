import { z } from 'zod'
import type { Transaction } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'
import { defineQueue } from './define-queue.ts'

/** The queue of uploads that are whole and wait to be put in their place. */
export const storeUploadQueue = 'store-upload'

/** What travels with a job: the row says everything else. */
export const storeUploadPayloadSchema = z.object({ uploadId: z.string().regex(/^[0-9a-f]{32}$/) })
export type StoreUploadPayload = z.infer<typeof storeUploadPayloadSchema>

const jobs = defineQueue(storeUploadQueue, {
  retryLimit: 5,
  retryDelay: 1,
  retryDelayMax: 60,
  expireInSeconds: 1_800,
  deleteAfterSeconds: 7 * 86_400,
})

export const prepareStoreUploadQueue = jobs.prepare
export const getStoreUploadQueue = jobs.join

/** Adds the job of one upload, inside of the transaction that says that it is whole. */
export async function enqueueStoreUpload(queue: Queue, uploadId: string, transaction: Transaction): Promise<void> {
  const payload: StoreUploadPayload = { uploadId }
  await jobs.add(queue, payload, { transaction })
}
