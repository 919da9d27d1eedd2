import { setTimeout as delay } from 'node:timers/promises'
import { ingestQueue, prepareIngestQueue } from '#jobs/ingest.ts'
import { prepareRemoveFileQueue, removeFileQueue } from '#jobs/remove-file.ts'
import { prepareStoreUploadQueue, storeUploadQueue } from '#jobs/store-upload.ts'
import { openDatabase } from '#platform/database.ts'
import { getSettings, type WorkerSettings } from '#platform/env.ts'
import { createLogger } from '#platform/logger.ts'
import { openQueue } from '#platform/queue.ts'
import { openStorage } from '#platform/storage.ts'
import type { WorkerContext } from './ingest/context.ts'
import { takeIngestJobs } from './take-ingest-jobs.ts'
import { keepSweeping } from './keep-sweeping.ts'
import { takeRemovalJobs } from './remove-file.ts'
import { startKeys } from './signing-keys/start-keys.ts'
import { takeStoreJobs } from './store-upload.ts'
import { findGuards } from './tools/limits.ts'
import { openWorkerFolder } from './work-folders.ts'

/** Seconds for giving jobs back; then the process goes, and the queue notices by itself. */
const releaseSeconds = 8

const settings = readSettings()
const logger = createLogger({ name: 'worker', level: settings.LOG_LEVEL })
const stopping = new AbortController()
const context = await openContext(settings).catch((cause: unknown) => {
  logger.fatal({ err: cause }, 'the worker cannot start')
  process.exit(1)
})
const jobs = await takeIngestJobs(context, { concurrency: settings.WORKER_CONCURRENCY, stopSignal: stopping.signal })
await takeStoreJobs(context)
await takeRemovalJobs(context)
await startKeys(context, settings, stopping.signal)
void keepSweeping(context, stopping.signal)

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort(new Error('the worker stops'))
  for (const name of [ingestQueue, storeUploadQueue, removeFileQueue]) {
    await context.queue.offWork(name, { wait: false }).catch(() => undefined)
  }
  await Promise.race([jobs.settled(), delay(releaseSeconds * 1_000)])
  await context.folder.remove()
  // Not queue.stop(): it would report the jobs as failed that were just given back.
  process.exit(0)
}
for (const event of ['SIGTERM', 'SIGINT'] as const) process.on(event, () => void stop())
// Started with an IPC channel, the worker lives no longer than its parent, whatever ends that one.
if (process.connected) process.on('disconnect', () => void stop())
process.stdout.write(`${JSON.stringify({ ready: true })}\n`)

function readSettings(): WorkerSettings {
  try {
    return getSettings('worker')
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.exit(1)
  }
}

async function openContext(from: WorkerSettings): Promise<WorkerContext> {
  const database = openDatabase(from.DATABASE_URL, from.DATABASE_POOL_SIZE)
  const queue = await openQueue({
    databaseUrl: from.DATABASE_URL,
    poolSize: 4,
    isKeeper: true,
    onError: (cause) => logger.warn({ err: cause }, 'queue'),
  })
  await prepareIngestQueue(queue)
  await prepareStoreUploadQueue(queue)
  await prepareRemoveFileQueue(queue)
  const [guards, folder] = await Promise.all([findGuards(), openWorkerFolder(from.WORK_FOLDER)])
  if (!guards.hasPrlimit) logger.warn('prlimit is missing: encoders run without limits on memory and processor time')
  return {
    database,
    queue,
    storage: openStorage({ bucketName: from.BUCKET_NAME, region: from.AWS_REGION, endpoint: from.S3_ENDPOINT }),
    tools: { ffmpegPath: from.FFMPEG_PATH, ffprobePath: from.FFPROBE_PATH, guards },
    folder,
    logger,
    clock: () => new Date(),
  }
}
