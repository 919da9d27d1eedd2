import { setTimeout as delay } from 'node:timers/promises'
import type { WorkerContext } from './ingest/context.ts'
import { forgetAddresses } from './forget-addresses.ts'
import { sweepRemovedFiles } from './remove-file.ts'
import { reconcileJobs, sweepObjects } from './sweep.ts'

const reconcileMilliseconds = 30_000
const hourlyEvery = 120

/** Sweeps at once and then again and again: jobs every half minute, the rest every hour. */
export async function keepSweeping(context: WorkerContext, signal: AbortSignal): Promise<void> {
  for (let round = 0; !signal.aborted; round++) {
    try {
      await reconcileJobs(context)
      if (round % hourlyEvery === 0) {
        await sweepObjects(context)
        await sweepRemovedFiles(context)
        await forgetAddresses(context)
      }
    } catch (cause) {
      context.logger.warn({ err: cause }, 'the sweep was interrupted and goes on later')
    }
    await delay(reconcileMilliseconds, undefined, { signal }).catch(() => undefined)
  }
}
