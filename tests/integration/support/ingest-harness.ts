import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareIngestQueue } from '#jobs/ingest.ts'
import { createLogger } from '#platform/logger.ts'
import { openQueue } from '#platform/queue.ts'
import { openStorage, type Storage } from '#platform/storage.ts'
import { bucketName, credentialsOf, region, startTestBucket } from '#tests/conformance/bucket-harness.ts'
import type { WorkerContext } from '#worker/ingest/context.ts'
import { takeIngestJobs } from '#worker/take-ingest-jobs.ts'
import { findGuards } from '#worker/tools/limits.ts'
import { openWorkerFolder } from '#worker/work-folders.ts'
import { openTestDatabase } from './test-database.ts'

/** A database, a bucket and a work folder, without a worker. */
export async function openIngestHarness() {
  const testDatabase = await openTestDatabase()
  const bucket = await startTestBucket()
  const folder = await mkdtemp(join(tmpdir(), 'usher-ingest-'))
  const storage = openStorage({ bucketName, region, endpoint: bucket.endpoint, credentials: credentialsOf('worker') })
  const queue = await openQueue({
    databaseUrl: testDatabase.url,
    poolSize: 4,
    isKeeper: true,
    onError: () => undefined,
  })
  await prepareIngestQueue(queue)
  const { database } = testDatabase
  const library = await database.library.create({
    data: { slug: 'films', name: 'Films', description: 'Films to test with.', kind: 'FILMS' },
  })
  const workFolder = join(folder, 'work')
  return {
    database,
    databaseUrl: testDatabase.url,
    queue,
    storage,
    library,
    /** For files of the test itself. */
    folder,
    workFolder,
    /** The environment of a worker process on this database and bucket. */
    workerEnvironment: {
      DATABASE_URL: testDatabase.url,
      DATABASE_POOL_SIZE: '4',
      BUCKET_NAME: bucketName,
      AWS_REGION: region,
      S3_ENDPOINT: bucket.endpoint,
      AWS_ACCESS_KEY_ID: credentialsOf('worker').accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentialsOf('worker').secretAccessKey,
      WORK_FOLDER: workFolder,
      LOG_LEVEL: 'info',
      NODE_ENV: 'test',
    },
    async close() {
      await queue.stop({ graceful: false })
      storage.close()
      await testDatabase.close()
      await bucket[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type IngestHarness = Awaited<ReturnType<typeof openIngestHarness>>

/** A worker inside of this process. */
export async function startWorker(
  { database, queue, storage, workFolder }: IngestHarness,
  changes: Partial<WorkerContext> = {},
) {
  const stopping = new AbortController()
  const context: WorkerContext = {
    database,
    queue,
    storage,
    tools: { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', guards: await findGuards() },
    folder: await openWorkerFolder(workFolder),
    logger: createLogger({ name: 'worker', level: 'silent' }),
    clock: () => new Date(),
    ...changes,
  }
  await takeIngestJobs(context, { concurrency: 1, stopSignal: stopping.signal, pollSeconds: 0.5 })
  return context
}

/** The keys below every prefix that the pipeline writes to, sources left out. */
export async function listPublished(storage: Storage): Promise<string[]> {
  const found = await Promise.all([storage.list('library/'), storage.list('artwork/')])
  return found.flat().map(({ key }) => key)
}

/** What is left in the folders of attempts. */
export async function listWorkFiles(workFolder: string): Promise<string[]> {
  const found = await readdir(workFolder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}
