import { z } from 'zod'
import type { Transaction } from '#platform/database.ts'
import { getQueue, inTransaction, type Queue } from '#platform/queue.ts'

/** The queue of private files whose object is to go. */
export const removeFileQueue = 'remove-file'

export const removeFilePayloadSchema = z.object({ fileId: z.string().regex(/^[0-9a-f]{32}$/) })
export type RemoveFilePayload = z.infer<typeof removeFilePayloadSchema>

const options = {
  heartbeatSeconds: 10,
  // An hourly sweep looks after what is left then.
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 300,
  deleteAfterSeconds: 7 * 86_400,
} as const

/** Makes the queue where it is missing; every process that adds or takes jobs calls it once. */
export async function prepareRemoveFileQueue(queue: Queue): Promise<void> {
  await queue.createQueue(removeFileQueue, options)
}

/** The process's place in the queue, for adding jobs. */
export async function getRemoveFileQueue(): Promise<Queue> {
  const queue = await getQueue()
  await prepareRemoveFileQueue(queue)
  return queue
}

/** Adds the job of one file, inside of the transaction that says that it is removed. */
export async function enqueueRemoveFile(queue: Queue, fileId: string, transaction: Transaction): Promise<void> {
  const payload: RemoveFilePayload = { fileId }
  await queue.send(removeFileQueue, payload, { ...options, ...inTransaction(transaction) })
}
