import { createHash } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '#core/staff-permissions.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { getSourcePreview, getUploads, longestPresignedSeconds, assertPresignedSeconds } from '#platform/presigned.ts'
import { getQueue, openQueue, type Queue } from '#platform/queue.ts'
import { openStorage, type Storage } from '#platform/storage.ts'
import {
  abandonUpload,
  beginUpload,
  completeUpload,
  getUpload,
  signUploadPart,
} from '#features/private-files/uploads.ts'
import { previewSource } from '#features/library-admin/preview-source.ts'
import { storeUpload } from '#worker/store-upload.ts'
import {
  bucketName,
  credentialsOf,
  pageOrigin,
  patternBytes,
  region,
  startTestBucket,
  type TestBucket,
} from '#tests/conformance/bucket-harness.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date()
let clock = new Date()
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let bucket: TestBucket
let database: Database
let storage: Storage
let queue: Queue
let editor: StaffActor

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  bucket = await startTestBucket(() => clock)
  setAppSettings(testDatabase.url)
  Object.assign(process.env, {
    BUCKET_NAME: bucketName,
    AWS_REGION: region,
    S3_ENDPOINT: bucket.endpoint,
    UPLOAD_ACCESS_KEY_ID: credentialsOf('app').accessKeyId,
    UPLOAD_SECRET_ACCESS_KEY: credentialsOf('app').secretAccessKey,
    PREVIEW_ACCESS_KEY_ID: credentialsOf('preview').accessKeyId,
    PREVIEW_SECRET_ACCESS_KEY: credentialsOf('preview').secretAccessKey,
  })
  database = getDatabase()
  storage = openStorage({ bucketName, region, endpoint: bucket.endpoint, credentials: credentialsOf('worker') })
  // One that is the keeper, as a worker's: the app's own has no right to begin.
  queue = await openQueue({ databaseUrl: testDatabase.url, poolSize: 2, isKeeper: true, onError: () => undefined })
  editor = { ...(await createMember(database, null, now)).viewer, role: 'EDITOR' }
})

afterAll(async () => {
  getUploads()?.close()
  getSourcePreview()?.close()
  storage.close()
  await queue.stop({ graceful: false })
  await (await getQueue()).stop({ graceful: false })
  await database.$disconnect()
  await testDatabase.close()
  await bucket[Symbol.asyncDispose]()
})

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')
const put = (url: string, bytes: Buffer) =>
  fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers: { origin: pageOrigin } })

async function begin(sizeBytes: number, named: { fileName?: string; contentType?: string } = {}) {
  const begun = await beginUpload(
    { fileName: 'Plan ü.pdf', contentType: 'application/pdf', sizeBytes, ...named },
    editor,
    now,
  )
  if (!begun.ok) throw new Error(begun.error)
  return begun.value
}

async function signPart(uploadId: string, partNumber: number, bytes: Buffer) {
  const signed = await signUploadPart(uploadId, { partNumber, sha256: digest(bytes) }, editor)
  if (!signed.ok) throw new Error(signed.error)
  return signed.value.url
}

async function send(bytes: Buffer, named: { fileName?: string; contentType?: string } = {}) {
  const { uploadId, partBytes, partCount } = await begin(bytes.length, named)
  for (let number = 1; number <= partCount; number++) {
    const part = bytes.subarray((number - 1) * partBytes, number * partBytes)
    expect((await put(await signPart(uploadId, number, part), part)).status).toBe(200)
  }
  return uploadId
}

async function store(uploadId: string) {
  const completed = await completeUpload(uploadId, editor, now)
  if (!completed.ok) throw new Error(completed.error)
  await storeUpload({ database, storage, clock: () => now }, uploadId)
  return database.privateFile.findUniqueOrThrow({ where: { id: completed.value.fileId } })
}

test('a file goes from the browser straight to the bucket, in parts, and lies whole in its place under its real name', async () => {
  const bytes = patternBytes(8 * 1024 * 1024 + 12_345)
  const uploadId = await send(bytes)
  expect(await getUpload(uploadId, editor)).toMatchObject({ value: { received: [1, 2], partCount: 2 } })
  const file = await store(uploadId)

  expect(file).toMatchObject({ status: 'READY', fileName: 'Plan ü.pdf', contentType: 'application/pdf' })
  const stored = await bucket.client('worker').send(new GetObjectCommand({ Bucket: bucketName, Key: file.objectKey }))
  expect(Buffer.from((await stored.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
  expect(stored.ContentDisposition).toBe(`attachment; filename="Plan u.pdf"; filename*=UTF-8''Plan%20%C3%BC.pdf`)
  expect(stored.ContentType).toBe('application/pdf')
  await storeUpload({ database, storage, clock: () => now }, uploadId)
  expect((await database.upload.findUniqueOrThrow({ where: { id: uploadId } })).status, 'again is no harm').toBe(
    'STORED',
  )
})

test.each([
  ['page.html', 'text/html'],
  ['drawing.svg', 'image/svg+xml'],
  ['polyglot.pdf', 'text/html; charset=utf-8'],
])('%s, said to be %s, is stored as plain bytes to be saved', async (fileName, contentType) => {
  const file = await store(await send(Buffer.from('<script>alert(1)</script>'), { fileName, contentType }))
  const head = await bucket.client('worker').send(new HeadObjectCommand({ Bucket: bucketName, Key: file.objectKey }))
  expect(head.ContentType).toBe('application/octet-stream')
  expect(head.ContentDisposition).toMatch(/^attachment; /)
})

test('a part is what was signed: other bytes, another length, another part, later, are refused by the bucket', async () => {
  const bytes = patternBytes(50_000)
  const { uploadId } = await begin(bytes.length)
  const url = await signPart(uploadId, 1, bytes)
  expect((await put(url, patternBytes(50_000, 2))).status, 'other bytes').toBe(400)
  expect((await put(url, bytes.subarray(1))).status, 'another length').toBe(403)
  expect((await put(url.replace('partNumber=1', 'partNumber=2'), bytes)).status, 'another part').toBe(403)
  expect((await put(url.replace(/uploads\/[0-9a-f]{32}/, `uploads/${'0'.repeat(32)}`), bytes)).status).toBe(403)
  clock = new Date(Date.now() + 901_000)
  expect((await put(url, bytes)).status, 'later').toBe(403)
  clock = new Date()
  expect((await put(url, bytes)).status, 'control').toBe(200)
  expect(await completeUpload(uploadId, editor, now)).toMatchObject({ ok: true })
})

test('an upload is its owner’s alone, and over when it is over', async () => {
  const other = { ...(await createMember(database, null, now)).viewer, role: 'EDITOR' as const }
  const bytes = Buffer.from('x')
  const { uploadId } = await begin(1)
  const part = { partNumber: 1, sha256: digest(bytes) }
  for (const attempt of [
    signUploadPart(uploadId, part, other),
    getUpload(uploadId, other),
    completeUpload(uploadId, other, now),
    abandonUpload(uploadId, other),
    signUploadPart('0'.repeat(32), part, editor),
    signUploadPart('../x', part, editor),
  ]) {
    expect(await attempt).toEqual({ ok: false, error: 'NOT_FOUND' })
  }
  expect(await completeUpload(uploadId, editor, now)).toEqual({ ok: false, error: 'UPLOAD_INCOMPLETE' })
  expect(await signUploadPart(uploadId, { ...part, partNumber: 2 }, editor)).toEqual({
    ok: false,
    error: 'UPLOAD_PART',
  })
  expect((await abandonUpload(uploadId, editor)).ok, 'control').toBe(true)
  expect(await signUploadPart(uploadId, part, editor)).toEqual({ ok: false, error: 'UPLOAD_ENDED' })
  expect(await database.privateFile.count({ where: { uploadId } })).toBe(0)
})

test('completed twice at once makes one file', async () => {
  const uploadId = await send(Buffer.from('once'))
  const outcomes = await Promise.all([completeUpload(uploadId, editor, now), completeUpload(uploadId, editor, now)])
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await database.privateFile.count({ where: { uploadId } })).toBe(1)
})

test('what vanished on the way is said to have', async () => {
  const uploadId = await send(Buffer.from('gone'))
  await database.upload.update({ where: { id: uploadId }, data: { sizeBytes: 9n } })
  await expect(completeUpload(uploadId, editor, now)).resolves.toMatchObject({ error: 'UPLOAD_INCOMPLETE' })
  await database.upload.update({ where: { id: uploadId }, data: { sizeBytes: 4n } })
  await completeUpload(uploadId, editor, now)
  await database.upload.update({ where: { id: uploadId }, data: { sizeBytes: 9n } })
  await storeUpload({ database, storage, clock: () => now }, uploadId)
  const file = await database.privateFile.findFirstOrThrow({ where: { uploadId } })
  expect(file).toMatchObject({ status: 'FAILED', failureReason: 'NOT_THE_FILE' })
})

test.each([
  [{ fileName: '..', sizeBytes: 1 }, 'FILE_NAME'],
  [{ fileName: 'a.pdf', sizeBytes: 0 }, 'FILE_SIZE'],
  [{ fileName: 'a.pdf', sizeBytes: 5 * 1024 ** 3 + 1 }, 'FILE_SIZE'],
])('%j is refused before anything is begun', async (input, code) => {
  const before = await database.upload.count()
  expect(await beginUpload({ contentType: '', ...input }, editor, now)).toEqual({ ok: false, error: code })
  expect(await database.upload.count()).toBe(before)
})

test('staff see a source for a quarter of an hour, and nothing else by that way', async () => {
  const key = `sources/${'a'.repeat(32)}/film.mp4`
  const file = Buffer.from('moving pictures')
  const source = new PutObjectCommand({ Bucket: bucketName, Key: key, Body: file, ContentType: 'text/html' })
  await bucket.client('worker').send(source)
  const preview = getSourcePreview()
  const shownAs = { contentType: 'video/mp4', contentDisposition: 'inline' }
  const url = (await preview?.sign(key, shownAs)) ?? ''
  const shown = await fetch(url)
  expect([shown.status, shown.headers.get('content-type'), await shown.text()]).toEqual([
    200,
    'video/mp4',
    String(file),
  ])
  expect(Number(new URL(url).searchParams.get('X-Amz-Expires'))).toBe(900)
  for (const outside of ['library/films/a/master.m3u8', 'uploads/x', 'sources/../private/x', 'sources//x']) {
    expect(() => preview?.sign(outside, shownAs), outside).toThrow(/sources/)
  }
})

test('a preview is of an asset’s source: shown where a browser plays it, else saved; nothing that lies elsewhere', async () => {
  const { assetId } = await createFilm(database)
  const ask = async (sourceKey: string, sourceName: string) => {
    await database.asset.update({ where: { id: assetId }, data: { sourceKey, sourceName } })
    const signed = await previewSource(assetId)
    return signed.ok ? new URL(signed.value.url).searchParams : signed.error
  }
  const shown = await ask(`sources/${assetId}/film.mp4`, 'Film.MP4')
  const saved = await ask(`sources/${assetId}/page.html`, 'page.html')
  if (typeof shown === 'string' || typeof saved === 'string') throw new Error('A preview was refused.')
  expect([shown.get('response-content-type'), shown.get('response-content-disposition')]).toEqual([
    'video/mp4',
    'inline',
  ])
  expect(saved.get('response-content-type')).toBe('application/octet-stream')
  expect(saved.get('response-content-disposition')).toMatch(/^attachment; filename="page.html"/)
  expect(await ask(`uploads/${assetId}/film.mp4`, 'film.mp4')).toBe('NOT_FOUND')
  for (const id of ['', '0'.repeat(32), '../x', assetId.toUpperCase()]) {
    expect(await previewSource(id)).toEqual({ ok: false, error: 'NOT_FOUND' })
  }
})

test('no presigned URL is asked for beyond a week', () => {
  expect(assertPresignedSeconds(longestPresignedSeconds)).toBe(604_800)
  for (const seconds of [604_801, 0, -1, 1.5, NaN, Infinity]) {
    expect(() => assertPresignedSeconds(seconds)).toThrow(RangeError)
  }
})
