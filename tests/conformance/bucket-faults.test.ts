import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBucket } from '#local/bucket/bucket.ts'
import { bucketName as Bucket, createClient, patternBytes, testSettings } from './bucket-harness.ts'
import { pathOf, signHeaders } from './bucket-raw.ts'
import { refusalOf } from './sdk-refusal.ts'

const mebibyte = 1024 * 1024
let folder: string
const ended: (() => unknown)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-bucket-'))
})
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function listBlobs(): Promise<string[]> {
  const entries = await readdir(join(folder, 'bucket', 'blobs'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

function clientOn(port: number): S3Client {
  const client = createClient(`http://127.0.0.1:${port}`, 'worker')
  ended.push(() => client.destroy())
  return client
}

async function startHere(changes = {}) {
  const bucket = await createBucket(testSettings(folder, changes))
  ended.push(bucket.close)
  return { ...bucket, client: clientOn(bucket.port) }
}

/** Starts the shipped process; `wrapper` is a shell line before it. */
async function startProcess(changes = {}, wrapper = '') {
  const settingsPath = join(folder, `settings-${ended.length}.json`)
  await writeFile(settingsPath, JSON.stringify(testSettings(folder, changes)))
  const command = `${wrapper} exec "$0" local/bucket/main.ts "$1"`
  const child = spawn('bash', ['-c', command, process.execPath, settingsPath], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  ended.push(() => child.kill('SIGKILL'))
  const errors: string[] = []
  child.stderr?.on('data', (text: Buffer) => errors.push(text.toString()))
  const exited = Promise.all([once(child, 'exit'), once(child.stderr as NodeJS.ReadableStream, 'end')]).then(
    ([[code]]) => code as number | null,
  )
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const ready = await Promise.race([once(lines, 'line') as Promise<[string]>, exited.then(() => null)])
  const port = ready === null ? 0 : (JSON.parse(ready[0]) as { ready: true; port: number }).port
  return { child, exited, errors, port }
}

/** Begins a Put of 10 MiB and sends the first of them; the rest never comes. */
async function beginUpload(port: number, key: string) {
  const body = patternBytes(10 * mebibyte)
  const headers = await signHeaders(port, 'worker', { method: 'PUT', path: pathOf(key) }, 'UNSIGNED-PAYLOAD')
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = Object.entries({ ...headers, 'content-length': String(body.length) }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`PUT ${pathOf(key)} HTTP/1.1\r\n${lines.join('')}\r\n`)
  socket.write(body.subarray(0, mebibyte))
  await expect.poll(async () => (await listBlobs()).length, { message: 'content is being written' }).toBeGreaterThan(0)
  return socket
}

async function read(client: S3Client, Key: string) {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  return Buffer.from((await Body?.transformToByteArray()) ?? [])
}

test('a client that goes away in mid-upload leaves nothing', async () => {
  const { port, client } = await startHere()
  const socket = await beginUpload(port, 'sources/cut')
  expect((await refusalOf(read(client, 'sources/cut'))).name, 'nothing is seen before the end').toBe('NoSuchKey')
  socket.destroy()
  await expect.poll(listBlobs).toEqual([])
  expect((await refusalOf(read(client, 'sources/cut'))).name).toBe('NoSuchKey')
})

test('kill -9 in mid-upload: what was stored is whole, what was not is swept at the next start', async () => {
  const first = await startProcess()
  const before = clientOn(first.port)
  await before.send(new PutObjectCommand({ Bucket, Key: 'sources/whole', Body: patternBytes(mebibyte, 5) }))
  const stored = await listBlobs()
  await before.send(new PutObjectCommand({ Bucket, Key: 'sources/replaced', Body: 'standing' }))
  const upload = await beginUpload(first.port, 'sources/replaced')
  await expect.poll(async () => (await listBlobs()).length).toBe(3)
  first.child.kill('SIGKILL')
  await first.exited
  upload.destroy()
  expect(await listBlobs(), 'control: the crash did leave content').toHaveLength(3)

  const { client } = await startHere()
  expect((await read(client, 'sources/whole')).equals(patternBytes(mebibyte, 5))).toBe(true)
  expect((await read(client, 'sources/replaced')).toString()).toBe('standing')
  expect(await listBlobs()).toHaveLength(2)
  expect(await listBlobs()).toContain(stored[0])
})

test('a full disk is said plainly, nothing half stays, and smaller writes go on', async () => {
  // A limit on file size is how a full disk is met without one: the write fails in the same place.
  const { port, child, errors } = await startProcess({}, 'ulimit -f 2048;')
  const client = clientOn(port)
  await client.send(new PutObjectCommand({ Bucket, Key: 'sources/standing', Body: 'standing' }))
  for (const Key of ['sources/large', 'sources/standing', 'sources/large']) {
    // The refusal comes while most of the body is still on its way, and reaches the client all the same.
    const put = client.send(new PutObjectCommand({ Bucket, Key, Body: patternBytes(30 * mebibyte) }))
    const refusal = await refusalOf(put)
    const state = `${child.exitCode} ${child.signalCode} ${errors.join('')}`
    expect(refusal, state).toEqual({ name: 'InsufficientStorage', status: 507 })
  }
  expect(await listBlobs()).toHaveLength(1)
  expect((await read(client, 'sources/standing')).toString()).toBe('standing')
  await client.send(new PutObjectCommand({ Bucket, Key: 'sources/small', Body: 'small' }))
  expect((await read(client, 'sources/small')).toString()).toBe('small')
})

test('what is deleted while it is read is read to its end, and its content goes then', async () => {
  const { client } = await startHere()
  const bytes = patternBytes(20 * mebibyte, 6)
  await client.send(new PutObjectCommand({ Bucket, Key: 'sources/read', Body: bytes }))
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'sources/read' }))
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'sources/read' }))
  expect((await refusalOf(read(client, 'sources/read'))).name).toBe('NoSuchKey')
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
  await expect.poll(listBlobs).toEqual([])
})

test('a reader sees one version or the other, never a mixture', async () => {
  const { client } = await startHere()
  const versions = [patternBytes(2 * mebibyte, 1), patternBytes(2 * mebibyte + 1, 2)]
  const put = (index: number) =>
    client.send(new PutObjectCommand({ Bucket, Key: 'sources/contended', Body: versions[index % 2] as Buffer }))
  await put(0)
  const writing = (async () => {
    for (let index = 1; index < 12; index++) await put(index)
  })()
  for (let index = 0; index < 20; index++) {
    const seen = await read(client, 'sources/contended')
    expect(versions.some((version) => version.equals(seen))).toBe(true)
  }
  await writing
  await expect.poll(listBlobs).toHaveLength(1)
})

test('the process ends by SIGTERM and with its parent, and says a taken port in one line without touching the folder', async () => {
  const first = await startProcess()
  const upload = await beginUpload(first.port, 'sources/under-way')
  const second = await startProcess({ port: first.port })
  expect(await second.exited).toBe(1)
  expect(second.errors.join('')).toMatch(new RegExp(`^bucket: port ${first.port} is taken.*\\n$`))
  expect(await listBlobs(), 'the first one’s upload was not swept').toHaveLength(1)
  upload.destroy()
  first.child.kill('SIGTERM')
  expect(await first.exited).toBe(0)

  const third = await startProcess()
  expect(third.port).toBeGreaterThan(0)
  third.child.disconnect()
  expect(await third.exited).toBe(0)
})

test('bad settings and a damaged folder stop the start with their place, never with a secret', async () => {
  const misset = await startProcess({ bucketName: 'No_Name', region: 5 })
  expect(await misset.exited).toBe(1)
  expect(misset.errors.join('')).toContain('bucketName')
  expect(misset.errors.join('')).toContain('region')
  expect(misset.errors.join('')).not.toMatch(/W{20}/)

  const { client } = await startHere()
  await client.send(new PutObjectCommand({ Bucket, Key: 'sources/a', Body: 'content' }))
  const records = await readdir(join(folder, 'bucket', 'objects'), { recursive: true, withFileTypes: true })
  const record = records.find((entry) => entry.isFile())
  const path = join(record?.parentPath ?? '', record?.name ?? '')
  await writeFile(path, '{"key":')
  const damaged = await startProcess()
  expect(await damaged.exited).toBe(1)
  expect(damaged.errors.join('')).toContain(path)
  expect(await listBlobs(), 'content is not swept for a damaged record').toHaveLength(1)
})
