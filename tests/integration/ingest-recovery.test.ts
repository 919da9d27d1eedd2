import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startIngest } from '#features/library-admin/commands.ts'
import { getIngestQueue, ingestQueue } from '#jobs/ingest.ts'
import { createLogger } from '#platform/logger.ts'
import type { Queue } from '#platform/queue.ts'
import type { Storage } from '#platform/storage.ts'
import { queueFile } from '#scripts/ingest/queue-file.ts'
import type { WorkerContext } from '#worker/ingest/context.ts'
import { handleIngest } from '#worker/ingest/handle-ingest.ts'
import { reconcileJobs, sweepObjects } from '#worker/sweep.ts'
import { findGuards } from '#worker/tools/limits.ts'
import { openWorkerFolder } from '#worker/work-folders.ts'
import { listWorkFiles, openIngestHarness, type IngestHarness } from './support/ingest-harness.ts'
import { createArtwork } from './support/people-and-films.ts'
import { fastH264, makeMedia, picture } from './support/test-media.ts'

// Real encoders on a machine that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let harness: IngestHarness
let context: WorkerContext
let film: string

beforeAll(async () => {
  harness = await openIngestHarness()
  const { database, queue, storage, workFolder } = harness
  context = {
    database,
    queue,
    storage,
    tools: { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', guards: await findGuards() },
    folder: await openWorkerFolder(workFolder),
    logger: createLogger({ name: 'worker', level: 'silent' }),
    clock: () => new Date(),
  }
  film = await makeMedia(harness.folder, 'film.mp4', [...picture('160x120', 2), ...fastH264])
})

afterAll(() => harness.close())

const target = { librarySlug: 'films', title: { name: 'A film' }, playable: { kind: 'FILM' as const } }
const never = new AbortController().signal

async function queueFilm() {
  const queued = await queueFile(harness, { file: film, target })
  if (!queued.ok) throw new Error(queued.error)
  return queued.value
}

function take(ingestJobId: string, change: { storage?: Storage; isLastTry?: boolean; stopSignal?: AbortSignal } = {}) {
  const { storage = context.storage, isLastTry = false, stopSignal = never } = change
  return handleIngest({ ...context, storage }, { ingestJobId, isLastTry, claimSignal: never, stopSignal })
}

const readJob = (id: string) =>
  harness.database.ingestJob.findUniqueOrThrow({ where: { id }, include: { asset: { include: { renditions: true } } } })
const keysOf = async (assetId: string) =>
  (await harness.storage.list(`library/films/${assetId}/`)).map(({ key }) => key)

/** A bucket that goes away after a number of uploads. */
function failingAfter(uploads: number): Storage {
  let left = uploads
  return {
    ...context.storage,
    putFile: async (...input) => {
      if (left-- <= 0) throw Object.assign(new Error('connect ECONNREFUSED'), { $metadata: {} })
      await context.storage.putFile(...input)
    },
  }
}

test('a bucket that goes away in mid-upload: the job waits for another try, which replaces what was there', async () => {
  const { ingestJobId, assetId } = await queueFilm()
  await expect(take(ingestJobId, { storage: failingAfter(3) })).rejects.toThrow('ECONNREFUSED')
  expect(await readJob(ingestJobId)).toMatchObject({ failureCode: null, asset: { status: 'PREPARING' } })
  expect(await listWorkFiles(harness.workFolder)).toEqual([])

  expect(await take(ingestJobId)).toBe('ended')
  const { asset, ...job } = await readJob(ingestJobId)
  expect(job).toMatchObject({ stage: 'DONE', attempt: 2 })
  expect(await keysOf(assetId)).toHaveLength(asset.objectCount ?? 0)
})

test('the same at the last try: failed in words, nothing published, the source kept', async () => {
  const { ingestJobId, assetId } = await queueFilm()
  expect(await take(ingestJobId, { storage: failingAfter(3), isLastTry: true })).toBe('ended')
  expect(await readJob(ingestJobId)).toMatchObject({
    stage: 'FAILED',
    failureCode: 'STORAGE_UNAVAILABLE',
    asset: { status: 'FAILED' },
  })
  expect(await keysOf(assetId)).toEqual([])
  expect(await harness.storage.list(`sources/${assetId}/`)).toHaveLength(1)
})

test('an attempt that stalls and wakes after another has finished writes nothing', async () => {
  const { ingestJobId, assetId } = await queueFilm()
  const gate = Promise.withResolvers<void>()
  const stalled = Promise.withResolvers<void>()
  const storage: Storage = {
    ...context.storage,
    putFile: async (...input) => {
      stalled.resolve()
      await gate.promise
      await context.storage.putFile(...input)
    },
  }
  const first = take(ingestJobId, { storage })
  await stalled.promise
  expect(await take(ingestJobId)).toBe('ended')
  const done = await readJob(ingestJobId)
  expect(done).toMatchObject({ stage: 'DONE', attempt: 2, asset: { status: 'READY' } })

  gate.resolve()
  expect(await first).toBe('ended')
  expect(await readJob(ingestJobId)).toEqual(done)
  expect(await keysOf(assetId)).toHaveLength(done.asset.objectCount ?? 0)
})

test('a job that has ended is not taken up again', async () => {
  const { ingestJobId } = await queueFilm()
  await take(ingestJobId)
  const done = await readJob(ingestJobId)
  expect(await take(ingestJobId)).toBe('ended')
  expect(await readJob(ingestJobId)).toEqual(done)
})

test('a worker that stops gives its job back as if it had never had it', async () => {
  const { ingestJobId } = await queueFilm()
  const stopping = new AbortController()
  const storage: Storage = {
    ...context.storage,
    getToFile: async (...input) => {
      await context.storage.getToFile(...input)
      stopping.abort()
    },
  }
  expect(await take(ingestJobId, { storage, stopSignal: stopping.signal })).toBe('released')
  expect(await readJob(ingestJobId)).toMatchObject({ stage: 'QUEUED', attempt: 1 })
  expect(await harness.queue.findJobs(ingestQueue, { id: ingestJobId })).toMatchObject([{ state: 'created' }])
})

test('rows and queue that a crash left apart are brought together', async () => {
  const [lost, givenUp, fresh] = [await queueFilm(), await queueFilm(), await queueFilm()]
  await harness.queue.deleteJob(ingestQueue, lost.ingestJobId)
  await harness.queue.deleteJob(ingestQueue, fresh.ingestJobId)
  await harness.queue.cancel(ingestQueue, givenUp.ingestJobId)
  const later = { ...context, clock: () => new Date(Date.now() + 60_000) }
  await reconcileJobs(context)
  expect(await harness.queue.findJobs(ingestQueue, { id: fresh.ingestJobId })).toEqual([])

  await reconcileJobs(later)
  expect(await harness.queue.findJobs(ingestQueue, { id: lost.ingestJobId })).toMatchObject([{ state: 'created' }])
  expect(await readJob(givenUp.ingestJobId)).toMatchObject({ stage: 'FAILED', failureCode: 'WORKER_LOST' })
})

test('the sweep takes what belongs to no living asset and leaves the rest', async () => {
  const { ingestJobId, assetId } = await queueFilm()
  await take(ingestJobId)
  const kept = await keysOf(assetId)
  const failed = await queueFilm()
  await harness.database.asset.update({ where: { id: failed.assetId }, data: { status: 'FAILED' } })
  const unknown = randomBytes(16).toString('hex')
  for (const id of [failed.assetId, unknown])
    await harness.storage.putFile(`library/films/${id}/v240/init.mp4`, film, { contentType: 'video/mp4' })
  expect(await sweepObjects(context)).toBe(2)
  expect(await keysOf(assetId)).toEqual(kept)
  expect(await keysOf(failed.assetId)).toEqual([])
  expect(await sweepObjects(context)).toBe(0)
})

test('pictures and trailers stay while something shows them, and for a day while nothing does yet', async () => {
  const { database, storage } = harness
  const { ingestJobId, assetId } = await queueFilm()
  await take(ingestJobId)
  const of = { playables: { some: { assets: { some: { id: assetId } } } } }
  const { stillId } = await database.title.findFirstOrThrow({ where: of })
  const shownPictures = await storage.list(`artwork/${stillId}/`)
  expect(shownPictures.length).toBeGreaterThan(2)
  const [shownTrailer, oldTrailer, unnamed] = Array.from({ length: 3 }, () => randomBytes(16).toString('hex'))
  await database.title.updateMany({ where: of, data: { trailerKey: `trailers/${shownTrailer}/trailer.mp4` } })
  for (const id of [shownTrailer, oldTrailer])
    await storage.putFile(`trailers/${id}/trailer.mp4`, film, { contentType: 'video/mp4' })
  await storage.putFile(`artwork/${unnamed}/320.avif`, film, { contentType: 'image/avif' })
  const forgotten = await createArtwork(database)
  await storage.putFile(`artwork/${forgotten}/320.avif`, film, { contentType: 'image/avif' })

  expect(await sweepObjects(context), 'an upload under way is no left-over').toBe(0)
  const tomorrow = { ...context, clock: () => new Date(Date.now() + 25 * 3_600_000) }
  // Three sweeps, as over restarts: what is shown outlives each.
  expect(await sweepObjects(tomorrow)).toBe(3)
  for (let restart = 0; restart < 2; restart++) expect(await sweepObjects(tomorrow)).toBe(0)
  expect(await storage.list(`artwork/${stillId}/`)).toEqual(shownPictures)
  expect(await storage.head(`trailers/${shownTrailer}/trailer.mp4`)).not.toBeNull()
  for (const gone of [`trailers/${oldTrailer}/`, `artwork/${unnamed}/`, `artwork/${forgotten}/`])
    expect(await storage.list(gone)).toEqual([])
  expect(await database.artwork.findUnique({ where: { id: forgotten } })).toBeNull()

  await database.title.updateMany({ where: of, data: { stillId: null, posterId: null, trailerKey: null } })
  expect(await sweepObjects(tomorrow), 'an episode still shows its picture').toBe(1)
})

test('the app finds its place in the queue by itself', async () => {
  process.env['DATABASE_URL'] = harness.databaseUrl
  const queue = await getIngestQueue()
  const assetId = randomBytes(16).toString('hex')
  const input = { target, assetId, sourceKey: `sources/${assetId}/x.mp4`, sourceName: 'x.mp4' }
  const started = await startIngest({ database: harness.database, queue }, input, null, new Date())
  await queue.stop({ graceful: false })
  if (!started.ok) throw new Error(started.error)
  const { ingestJobId } = started.value
  expect(await harness.queue.findJobs(ingestQueue, { id: ingestJobId })).toMatchObject([{ data: { ingestJobId } }])
})

test('titles of one name that are brought in at once get addresses of their own', async () => {
  const named = { ...target, title: { name: 'Twice at Once' } }
  const both = await Promise.all([1, 2].map(() => queueFile(harness, { file: film, target: named })))
  expect(both.map((one) => (one.ok ? one.value.titleSlug : one.error)).sort()).toEqual([
    'twice-at-once',
    'twice-at-once-2',
  ])
})

test('without a place in the queue there is no title, no asset and no job', async () => {
  const brokenQueue = { send: () => Promise.reject(new Error('queue away')) } as unknown as Queue
  const start = (queue: Queue, librarySlug: string) => {
    const assetId = randomBytes(16).toString('hex')
    const input = {
      target: { ...target, librarySlug },
      assetId,
      sourceKey: `sources/${assetId}/x.mp4`,
      sourceName: 'x.mp4',
    }
    return startIngest({ database: harness.database, queue }, input, null, new Date())
  }
  const count = () =>
    Promise.all([harness.database.title.count(), harness.database.asset.count(), harness.database.auditEvent.count()])
  const before = await count()
  await expect(start(brokenQueue, 'films')).rejects.toThrow('queue away')
  expect(await start(harness.queue, 'no-such-library')).toEqual({ ok: false, error: 'NOT_FOUND' })
  expect(await count()).toEqual(before)
  expect(await start(harness.queue, 'films')).toMatchObject({ ok: true })
})

test.each(['library/films/x.mp4', 'sources/../library/x', 'http://127.0.0.1/x', 'sources/'])(
  '%s is no place for a source',
  async (sourceKey) => {
    const input = { target, assetId: randomBytes(16).toString('hex'), sourceKey, sourceName: 'x.mp4' }
    expect(await startIngest(harness, input, null, new Date())).toEqual({ ok: false, error: 'INVALID_INPUT' })
  },
)
