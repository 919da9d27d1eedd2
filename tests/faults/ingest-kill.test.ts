import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueFile } from '#scripts/ingest/queue-file.ts'
import { listPublished, openIngestHarness, type IngestHarness } from '#tests/integration/support/ingest-harness.ts'
import { fastH264, makeMedia, picture, tone } from '#tests/integration/support/test-media.ts'
import { listClosure } from '#worker/ingest/publish-package.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patience = { timeout: 90_000, interval: 20 }

let harness: IngestHarness
let film: string
const workers: ChildProcess[] = []

beforeAll(async () => {
  harness = await openIngestHarness()
  film = await makeMedia(harness.folder, 'film.mp4', [...picture('426x240', 40), ...tone(40), ...fastH264])
})

afterAll(async () => {
  for (const worker of workers) await end(worker, 'SIGKILL')
  await harness.close()
})

/** A real worker, as the portal starts it; done when it says that it is ready. */
async function startWorkerProcess(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ['--conditions=react-server', join(root, 'worker/main.ts')], {
    cwd: root,
    env: { ...process.env, ...harness.workerEnvironment } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  workers.push(worker)
  if (!worker.stdout) throw new Error('the worker has no output')
  for await (const line of createInterface({ input: worker.stdout })) {
    if (line === '{"ready":true}') break
  }
  worker.stdout.resume()
  worker.stderr?.resume()
  return worker
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  worker.kill(signal)
  await ended
}

async function queueFilm() {
  const target = { librarySlug: 'films', title: { name: 'A film' }, playable: { kind: 'FILM' as const } }
  const queued = await queueFile(harness, { file: film, target })
  if (!queued.ok) throw new Error(queued.error)
  return queued.value
}

const readJob = (id: string) =>
  harness.database.ingestJob.findUniqueOrThrow({ where: { id }, include: { asset: { include: { renditions: true } } } })

const listWork = async () => (await readdir(harness.workFolder, { recursive: true })).map(String)

/** One ready asset, and in the bucket exactly what its manifest leads to. */
async function expectOneWholeAsset(ingestJobId: string, attempt: number) {
  const { asset, ...job } = await readJob(ingestJobId)
  expect(job).toMatchObject({ stage: 'DONE', attempt, failureCode: null })
  expect(asset).toMatchObject({ status: 'READY' })
  expect(await harness.database.asset.count({ where: { playableId: asset.playableId } })).toBe(1)
  expect(asset.renditions.map(({ name }) => name).sort()).toEqual(['a128', 'v240'])

  const folder = join(harness.folder, 'seen', asset.id)
  const stored = await harness.storage.list(asset.folderKey)
  for (const { key } of stored) {
    const path = join(folder, key.slice(asset.folderKey.length))
    await mkdir(dirname(path), { recursive: true })
    await harness.storage.getToFile(key, path)
  }
  const named = (await listClosure(folder)).map((path) => `${asset.folderKey}${path}`)
  expect(stored.map(({ key }) => key).sort()).toEqual(named.sort())
  expect(stored).toHaveLength(asset.objectCount ?? 0)
  expect((await listWork()).filter((name) => name.includes(ingestJobId))).toEqual([])
}

const isEncoderRunning = async (ingestJobId: string) => {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const { readlink } = await import('node:fs/promises')
  const folders = await Promise.all(processes.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')))
  return folders.some((folder) => folder.includes(ingestJobId))
}

test('killed while a segment is being written, the job comes back and ends once', async () => {
  const first = await startWorkerProcess()
  const { ingestJobId } = await queueFilm()
  await vi.waitFor(async () => {
    const segments = (await listWork()).filter((name) => name.includes(ingestJobId) && name.endsWith('.m4s'))
    expect(segments.length).toBeGreaterThan(0)
  }, patience)
  await end(first, 'SIGKILL')
  expect(await readJob(ingestJobId)).toMatchObject({ stage: 'TRANSCODING', attempt: 1 })
  if (process.platform === 'linux') {
    await vi.waitFor(async () => expect(await isEncoderRunning(ingestJobId)).toBe(false), patience)
  }

  const second = await startWorkerProcess()
  await vi.waitFor(async () => expect((await readJob(ingestJobId)).stage).toBe('DONE'), patience)
  await expectOneWholeAsset(ingestJobId, 2)
  await end(second, 'SIGTERM')
})

test('killed while uploading, what was uploaded is replaced and nothing stays over', async () => {
  const first = await startWorkerProcess()
  const { ingestJobId, assetId } = await queueFilm()
  await vi.waitFor(async () => {
    const uploaded = (await listPublished(harness.storage)).filter((key) => key.includes(assetId))
    expect(uploaded.length).toBeGreaterThan(2)
  }, patience)
  await end(first, 'SIGKILL')
  // Objects that only the killed attempt could have made: the next one must not leave them.
  await harness.storage.putFile(`library/films/${assetId}/v999/s00000.m4s`, film, { contentType: 'video/iso.segment' })

  const second = await startWorkerProcess()
  await vi.waitFor(async () => expect((await readJob(ingestJobId)).stage).toBe('DONE'), patience)
  await expectOneWholeAsset(ingestJobId, 2)
  await end(second, 'SIGTERM')
})

test('told to stop, a worker gives its job back at once and leaves nothing of it', async () => {
  const first = await startWorkerProcess()
  const { ingestJobId } = await queueFilm()
  await vi.waitFor(async () => expect((await readJob(ingestJobId)).stage).toBe('TRANSCODING'), patience)
  await end(first, 'SIGTERM')
  expect(first.exitCode).toBe(0)
  expect(await readJob(ingestJobId)).toMatchObject({ stage: 'QUEUED', attempt: 1 })
  expect(await listWork()).toEqual([])
  const [queued] = await harness.queue.findJobs('ingest', { id: ingestJobId })
  expect(queued).toMatchObject({ state: 'created', retryCount: 0 })

  const second = await startWorkerProcess()
  await vi.waitFor(async () => expect((await readJob(ingestJobId)).stage).toBe('DONE'), patience)
  await expectOneWholeAsset(ingestJobId, 2)
  // Its parent gone, a worker goes as well.
  const gone = new Promise((resolve) => second.once('exit', resolve))
  second.disconnect()
  await gone
  expect(second.exitCode).toBe(0)
})
