import { rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { ingestRefusals, type IngestFault, type IngestRefusal } from '#core/transcoding/refusals.ts'
import { isDatabaseAway } from '#platform/database.ts'
import { isStorageError } from '#platform/storage.ts'
import { AttemptLost, claimAttempt, failAttempt, releaseAttempt, reportProgress, type Attempt } from './attempt.ts'
import type { WorkerContext } from './context.ts'
import { finishAttempt } from './finish-attempt.ts'
import { prepareAsset, removeObjects, type OnStage } from './prepare-asset.ts'

/** How one taking-up of a job ended; `released` jobs are in the queue again and must not be reported to it. */
export type HandledIngest = 'ended' | 'released'

export type IngestTake = {
  ingestJobId: string
  /** Whether the queue would not hand the job out again after a failure. */
  isLastTry: boolean
  /** Ends the work because the queue gave the job to somebody else. */
  claimSignal: AbortSignal
  /** Ends the work because this worker stops. */
  stopSignal: AbortSignal
}

/**
 * Takes up one job and brings it to an end: a ready asset, or a reason in words and nothing left behind.
 *
 * @throws what went wrong on our side while the queue may try again; the row then says that it waits.
 */
export async function handleIngest(context: WorkerContext, take: IngestTake): Promise<HandledIngest> {
  const { database, queue, logger, clock } = context
  const attempt = await claimAttempt(database, take.ingestJobId, clock())
  if (!attempt) return 'ended'
  const log = logger.child({ ingestJobId: attempt.ingestJobId, assetId: attempt.asset.id, attempt: attempt.number })
  log.info('taken up')
  try {
    await work(context, attempt, AbortSignal.any([take.claimSignal, take.stopSignal]))
    log.info('ended')
    return 'ended'
  } catch (cause) {
    if (take.stopSignal.aborted) {
      await releaseAttempt(database, queue, attempt)
      log.info('given back')
      return 'released'
    }
    if (cause instanceof AttemptLost || take.claimSignal.aborted) {
      log.warn('given up: another attempt has taken over')
      return 'ended'
    }
    log.error({ err: cause }, 'interrupted')
    if (!take.isLastTry) throw cause
    await fail(context, attempt, readFault(cause))
    return 'ended'
  }
}

async function work(context: WorkerContext, attempt: Attempt, outerSignal: AbortSignal): Promise<void> {
  const { database, folder, tools, clock } = context
  const lost = new AbortController()
  const signal = AbortSignal.any([outerSignal, lost.signal])
  const jobFolder = await folder.makeJobFolder(attempt.ingestJobId, attempt.number)
  const report = createReporter(context, attempt, lost)
  try {
    const prepared = await prepareAsset(context, attempt, { tools, folder: jobFolder, signal }, report.onStage)
    await report.settled()
    signal.throwIfAborted()
    if (prepared.ok) await persist(() => finishAttempt(database, attempt, prepared.value, clock()))
    else if (prepared.error in ingestRefusals) await fail(context, attempt, prepared.error)
    else throw new WorkspaceFault(prepared.error as IngestFault)
  } finally {
    await report.settled()
    await rm(jobFolder, { recursive: true, force: true })
  }
}

/** A fault that a stage reported as a code: worth another try. */
class WorkspaceFault extends Error {
  override name = 'WorkspaceFault'
  readonly code: IngestFault
  constructor(code: IngestFault) {
    super(code)
    this.code = code
  }
}

/**
 * Ends a job as failed. The objects go first, so that whoever reads FAILED finds nothing left; a source that cannot be
 * read goes with them, one that was let down by us stays.
 */
async function fail(context: WorkerContext, attempt: Attempt, code: IngestRefusal | IngestFault): Promise<void> {
  const { database, storage, logger, clock } = context
  await reportProgress(database, attempt, { stage: 'CHECKING', percent: 0 })
  try {
    await removeObjects(storage, attempt)
    if (code in ingestRefusals) await storage.deletePrefix(`sources/${attempt.asset.id}/`)
  } catch (cause) {
    logger.error({ err: cause, assetId: attempt.asset.id }, 'what was uploaded could not be removed; the sweep will')
  }
  await persist(() => failAttempt(database, attempt, code, clock()))
}

function readFault(cause: unknown): IngestFault {
  if (cause instanceof WorkspaceFault) return cause.code
  if ((cause as { code?: unknown }).code === 'ENOSPC') return 'WORKSPACE_FULL'
  return isStorageError(cause) ? 'STORAGE_UNAVAILABLE' : 'INTERNAL'
}

/** Writes an end that hours of work hang on: a database that restarts is waited for. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let pauseMilliseconds = 250; ; pauseMilliseconds *= 2) {
    try {
      return await write()
    } catch (cause) {
      if (!isDatabaseAway(cause) || pauseMilliseconds > 30_000) throw cause
      await delay(pauseMilliseconds)
    }
  }
}

/** Writes progress, one write at a time and only what is new; finding the attempt lost, it ends the work. */
function createReporter({ database, logger }: WorkerContext, attempt: Attempt, lost: AbortController) {
  let writing: Promise<void> | null = null
  let latest: Parameters<OnStage> | null = null
  let written = ''
  const write = async () => {
    while (latest) {
      const [stage, percent] = latest
      latest = null
      if (written === `${stage} ${percent}`) continue
      written = `${stage} ${percent}`
      try {
        await reportProgress(database, attempt, { stage, percent })
      } catch (cause) {
        if (cause instanceof AttemptLost) lost.abort(cause)
        else logger.warn({ err: cause }, 'progress could not be written')
      }
    }
    writing = null
  }
  const onStage: OnStage = (stage, percent) => {
    latest = [stage, percent]
    writing ??= write()
  }
  return { onStage, settled: async () => (await writing) ?? undefined }
}
