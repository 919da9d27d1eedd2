import { z } from 'zod'
import { keyGroups, type KeyGroup } from '#core/signing-keys/lifecycle.ts'
import type { Transaction } from '#platform/database.ts'
import { getQueue, inTransaction, type Queue } from '#platform/queue.ts'

/** The queue that wakes the worker for a key group. What there is to do stands in the keys' rows, not in the job. */
export const signingKeysQueue = 'signing-keys'

export const signingKeysPayloadSchema = z.object({ keyGroup: z.enum(keyGroups) })
export type SigningKeysPayload = z.infer<typeof signingKeysPayloadSchema>

const options = {
  heartbeatSeconds: 10,
  // The sweep looks after what is left; these are for a control plane that is briefly away.
  retryLimit: 3,
  retryDelay: 2,
  retryBackoff: true,
  expireInSeconds: 300,
  deleteAfterSeconds: 86_400,
} as const

/** Makes the queue where it is missing; every process that adds or takes jobs calls it once. */
export async function prepareSigningKeysQueue(queue: Queue): Promise<void> {
  await queue.createQueue(signingKeysQueue, options)
}

/** The process's place in the queue, for adding jobs. */
export async function getSigningKeysQueue(): Promise<Queue> {
  const queue = await getQueue()
  await prepareSigningKeysQueue(queue)
  return queue
}

/** Wakes the worker for one key group, when the transaction that changed its rows is committed. */
export async function enqueueKeyWork(queue: Queue, keyGroup: KeyGroup, transaction: Transaction): Promise<void> {
  const payload: SigningKeysPayload = { keyGroup }
  await queue.send(signingKeysQueue, payload, { ...options, ...inTransaction(transaction) })
}
