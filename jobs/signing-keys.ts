import { z } from 'zod'
import { keyGroups, type KeyGroup } from '#core/signing-keys/lifecycle.ts'
import type { Transaction } from '#platform/database.ts'
import type { Queue } from '#platform/queue.ts'
import { defineQueue } from './define-queue.ts'

/** The queue that wakes the worker for a key group. What there is to do stands in the keys' rows, not in the job. */
export const signingKeysQueue = 'signing-keys'

export const signingKeysPayloadSchema = z.object({ keyGroup: z.enum(keyGroups) })
export type SigningKeysPayload = z.infer<typeof signingKeysPayloadSchema>

const jobs = defineQueue(signingKeysQueue, {
  // The sweep looks after what is left; these are for a control plane that is briefly away.
  retryLimit: 3,
  retryDelay: 2,
  expireInSeconds: 300,
  deleteAfterSeconds: 86_400,
})

export const prepareSigningKeysQueue = jobs.prepare
export const getSigningKeysQueue = jobs.join

/** Wakes the worker for one key group, when the transaction that changed its rows is committed. */
export async function enqueueKeyWork(queue: Queue, keyGroup: KeyGroup, transaction: Transaction): Promise<void> {
  const payload: SigningKeysPayload = { keyGroup }
  await jobs.add(queue, payload, { transaction })
}
