import type { JobWithMetadata } from 'pg-boss'
import { ingestPayloadSchema, ingestQueue } from '#jobs/ingest.ts'
import type { WorkerContext } from './ingest/context.ts'
import { handleIngest } from './ingest/handle-ingest.ts'

export type TakenJobs = {
  /** Done when no job is under way any more. */
  settled(): Promise<void>
}

/** Takes jobs from the queue, `concurrency` at once, until `stopSignal` says so. */
export async function takeIngestJobs(
  context: WorkerContext,
  { concurrency, stopSignal, pollSeconds = 1 }: { concurrency: number; stopSignal: AbortSignal; pollSeconds?: number },
): Promise<TakenJobs> {
  const running = new Set<Promise<unknown>>()
  const take = async (job: JobWithMetadata<unknown>) => {
    // Taken in the very moment of stopping: left as it is, the queue hands it out again when its heartbeat is missed.
    if (stopSignal.aborted) return neverSettled()
    const { ingestJobId } = ingestPayloadSchema.parse(job.data)
    const isLastTry = job.retryCount >= job.retryLimit
    const handling = handleIngest(context, { ingestJobId, isLastTry, claimSignal: job.signal, stopSignal })
    const settled = handling.catch(() => undefined)
    running.add(settled)
    void settled.finally(() => running.delete(settled))
    return (await handling) === 'released' ? neverSettled() : undefined
  }
  const options = {
    batchSize: 1,
    localConcurrency: concurrency,
    pollingIntervalSeconds: pollSeconds,
    includeMetadata: true,
  } as const
  await context.queue.work(ingestQueue, options, async ([job]) => {
    if (job) await take(job)
  })
  return {
    async settled() {
      await Promise.all(running)
    },
  }
}

/** What the queue is not told of cannot change a job that somebody else may have by now; the process ends soon. */
function neverSettled(): Promise<never> {
  return new Promise(() => undefined)
}
