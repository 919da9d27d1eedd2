import { z } from 'zod'
import type { Transaction } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'
import { defineQueue } from './define-queue.ts'

/** The queue of private files whose object is to go. */
export const removeFileQueue = 'remove-file'

export const removeFilePayloadSchema = z.object({ fileId: z.string().regex(/^[0-9a-f]{32}$/) })
export type RemoveFilePayload = z.infer<typeof removeFilePayloadSchema>

const jobs = defineQueue(removeFileQueue, {
  // An hourly sweep looks after what is left then.
  retryLimit: 5,
  retryDelay: 1,
  retryDelayMax: 60,
  expireInSeconds: 300,
  deleteAfterSeconds: 7 * 86_400,
})

export const prepareRemoveFileQueue = jobs.prepare
export const getRemoveFileQueue = jobs.join

/** Adds the job of one file, inside of the transaction that says that it is removed. */
export async function enqueueRemoveFile(queue: Queue, fileId: string, transaction: Transaction): Promise<void> {
  const payload: RemoveFilePayload = { fileId }
  await jobs.add(queue, payload, { transaction })
}
