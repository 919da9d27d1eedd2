import { z } from 'zod'
import type { Transaction } from '#platform/database.ts'
import { inTransaction, type Queue } from '#platform/queue.ts'
import { defineQueue } from './define-queue.ts'

/** The queue of films to prepare. */
export const ingestQueue = 'ingest'

/** What travels with a job: the row says everything else. */
export const ingestPayloadSchema = z.object({ ingestJobId: z.uuid() })
export type IngestPayload = z.infer<typeof ingestPayloadSchema>

/** How often a job may be taken up again after the first time. */
export const ingestRetryLimit = 3

const jobs = defineQueue(ingestQueue, {
  retryLimit: ingestRetryLimit,
  retryDelay: 1,
  retryDelayMax: 60,
  // The wall-clock limit of the encoder ends a run well before.
  expireInSeconds: 20 * 3_600,
  deleteAfterSeconds: 7 * 86_400,
})

export const prepareIngestQueue = jobs.prepare
export const getIngestQueue = jobs.join

/**
 * Adds the job of one `IngestJob` row. The row's id is the job's id, so adding it twice is adding it once; inside of
 * `transaction` it appears exactly when the row does.
 */
export async function enqueueIngest(queue: Queue, ingestJobId: string, transaction?: Transaction): Promise<void> {
  const payload: IngestPayload = { ingestJobId }
  await jobs.add(queue, payload, { transaction, id: ingestJobId })
}

/** Puts a job back as if it had never been taken: for a worker that stops and has told its row so. */
export async function requeueIngest(queue: Queue, ingestJobId: string, transaction: Transaction): Promise<void> {
  await queue.deleteJob(ingestQueue, ingestJobId, inTransaction(transaction))
  await enqueueIngest(queue, ingestJobId, transaction)
}
