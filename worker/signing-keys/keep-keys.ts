import { setTimeout as delay } from 'node:timers/promises'
import { signingKeysPayloadSchema, signingKeysQueue } from '#jobs/signing-keys.ts'
import type { KeyGroup } from '#core/signing-keys/lifecycle.ts'
import type { Queue } from '#platform/queue.ts'
import { advanceKeys } from './advance-keys.ts'
import type { KeyContext } from './context.ts'

/** How often the rows are looked at for what no job wakes: probes to repeat, keys that settle or retire. */
const sweepMilliseconds = 5_000

/** Advances signing keys when a job wakes it and, whatever became of jobs, every few seconds where there is work. */
export async function keepKeys(context: KeyContext, queue: Queue, stopSignal: AbortSignal): Promise<void> {
  const advance = inTurn((keyGroup) => advanceKeys(context, keyGroup))
  await queue.work(signingKeysQueue, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
    if (job && !stopSignal.aborted) await advance(signingKeysPayloadSchema.parse(job.data).keyGroup)
  })
  void sweep(context, advance, stopSignal)
}

async function sweep(
  { database, logger }: KeyContext,
  advance: (keyGroup: KeyGroup) => Promise<void>,
  stopSignal: AbortSignal,
): Promise<void> {
  while (!stopSignal.aborted) {
    try {
      const groups = await database.signingKey.groupBy({
        by: ['keyGroup'],
        where: {
          OR: [
            { status: { in: ['PENDING', 'PUBLISHED', 'CONFIRMED', 'RETIRING'] } },
            { status: { in: ['RETIRED', 'COMPROMISED'] }, removedAt: null },
          ],
        },
      })
      for (const { keyGroup } of groups) {
        await advance(keyGroup).catch((cause: unknown) =>
          logger.warn({ err: cause, keyGroup }, 'the keys of this group wait: what they need is away'),
        )
      }
    } catch (cause) {
      logger.warn({ err: cause }, 'signing keys could not be looked at')
    }
    await delay(sweepMilliseconds, undefined, { signal: stopSignal }).catch(() => undefined)
  }
}

/** One run at a time in this process; several processes at once would only do the same work twice. */
function inTurn(work: (keyGroup: KeyGroup) => Promise<void>): (keyGroup: KeyGroup) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (keyGroup) => {
    const turn = last.then(() => work(keyGroup))
    last = turn.catch(() => undefined)
    return turn
  }
}
