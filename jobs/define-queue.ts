import type { Transaction } from '#platform/database.ts'
import { getQueue, inTransaction, type Queue } from '#platform/queue.ts'

/** How patient a queue is; what is left out is the same for all of them. */
type QueuePatience = {
  /** How often a job may be taken up again after the first time. */
  retryLimit: number
  /** Seconds before the second time, from then on twice as long each time. */
  retryDelay: number
  retryDelayMax?: number
  /** The longest that one run may take. */
  expireInSeconds: number
  /** How long a finished job may be looked at. */
  deleteAfterSeconds: number
}

/** A name and its patience, with what each process does with the queue. */
export function defineQueue(name: string, patience: QueuePatience) {
  // A worker that was killed is noticed after 10 s, the least that pg-boss has.
  const options = { heartbeatSeconds: 10, retryBackoff: true, ...patience }

  /** Makes the queue where it is missing; every process that adds or takes jobs calls it once. */
  async function prepare(queue: Queue): Promise<void> {
    await queue.createQueue(name, options)
  }

  return {
    prepare,
    /** The process's place in the queue, for adding jobs; the queue is made where no worker has been yet. */
    join: async (): Promise<Queue> => {
      const queue = await getQueue()
      await prepare(queue)
      return queue
    },
    /** Adds a job, inside of `transaction` exactly when that is committed; adding one `id` twice is adding it once. */
    add: async (
      queue: Queue,
      payload: object,
      { transaction, id }: { transaction?: Transaction | undefined; id?: string },
    ) => {
      const place = { ...(id === undefined ? {} : { id }), ...(transaction ? inTransaction(transaction) : {}) }
      await queue.send(name, payload, { ...options, ...place })
    },
  }
}
