import { createHash } from 'node:crypto'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { bucketName as Bucket, pageOrigin, patternBytes, startTestBucket, type TestBucket } from './bucket-harness.ts'

let startedAt = new Date()
let now = startedAt
let bucket: TestBucket
beforeAll(async () => {
  bucket = await startTestBucket(() => now)
})
beforeEach(() => {
  now = startedAt = new Date()
})
afterAll(() => bucket[Symbol.asyncDispose]())

const whenRequired = { requestChecksumCalculation: 'WHEN_REQUIRED' } as const
const secondsLater = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000)

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]}`
}

async function presignGet(Key: string, expiresIn = 900) {
  return getSignedUrl(bucket.client('preview'), new GetObjectCommand({ Bucket, Key }), {
    expiresIn,
    signingDate: startedAt,
  })
}

test('preview’s presigned Get reads a source until it expires, in ranges too', async () => {
  const Key = 'sources/a b/ü&=+.mov'
  await bucket.client('worker').send(new PutObjectCommand({ Bucket, Key, Body: patternBytes(1000) }))
  const url = await presignGet(Key, 300)
  const read = await fetch(url)
  expect(read.status).toBe(200)
  expect(Buffer.from(await read.arrayBuffer()).equals(patternBytes(1000))).toBe(true)
  expect((await fetch(url, { headers: { range: 'bytes=0-9' } })).status).toBe(206)

  now = secondsLater(299)
  expect((await fetch(url)).status, 'control: one second before the end').toBe(200)
  now = secondsLater(302)
  expect(await codeOf(await fetch(url))).toBe('403 AccessDenied')
  now = secondsLater(-16 * 60)
  expect(await codeOf(await fetch(url)), 'not yet valid').toBe('403 AccessDenied')
})

test('a signature may say a week, but preview’s is refused after a quarter of an hour; a longer word is refused at once', async () => {
  await bucket.client('worker').send(new PutObjectCommand({ Bucket, Key: 'sources/week', Body: 'content' }))
  const url = await presignGet('sources/week', 604_800)
  now = secondsLater(890)
  expect((await fetch(url)).status).toBe(200)
  now = secondsLater(910)
  expect(await codeOf(await fetch(url))).toBe('403 AccessDenied')
  now = startedAt
  const longer = new URL(url)
  longer.searchParams.set('X-Amz-Expires', '604801')
  expect(await codeOf(await fetch(longer))).toBe('400 AuthorizationQueryParametersError')
})

test('preview reads nothing but sources', async () => {
  for (const Key of ['staging/x', 'uploads/x', 'library/films/a/x']) {
    expect(await codeOf(await fetch(await presignGet(Key))), Key).toBe('403 AccessDenied')
  }
})

test('a viewer’s browser uploads presigned parts; length and checksum are the signed ones', async () => {
  const app = bucket.client('app', whenRequired)
  const Key = 'uploads/0123/film.mov'
  const begin = new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'SHA256' })
  const { UploadId } = await app.send(begin)
  const body = patternBytes(200_000)
  const checksum = createHash('sha256').update(body).digest('base64')
  const command = new UploadPartCommand({
    Bucket,
    Key,
    UploadId,
    PartNumber: 1,
    ContentLength: body.length,
    ChecksumSHA256: checksum,
  })
  const url = await getSignedUrl(app, command, { expiresIn: 900, signableHeaders: new Set(['content-length']) })
  const send = (content: Buffer) =>
    fetch(url, { method: 'PUT', body: new Uint8Array(content), headers: { origin: pageOrigin } })

  expect(await codeOf(await send(patternBytes(200_000, 2))), 'other bytes').toBe('400 BadDigest')
  expect(await codeOf(await send(body.subarray(1))), 'another length').toBe('403 SignatureDoesNotMatch')
  const sent = await send(body)
  expect(sent.status).toBe(200)
  expect(sent.headers.get('access-control-allow-origin')).toBe(pageOrigin)
  expect(sent.headers.get('access-control-expose-headers')).toContain('ETag')

  const part = { PartNumber: 1, ETag: sent.headers.get('etag') ?? '', ChecksumSHA256: checksum }
  await app.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: [part] } }))
  const { Body } = await bucket.client('worker').send(new GetObjectCommand({ Bucket, Key }))
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true)
})

test('a presigned Put stores what it was signed for', async () => {
  const command = new PutObjectCommand({
    Bucket,
    Key: 'uploads/9/a.txt',
    ContentType: 'text/plain',
    Metadata: { by: 'page' },
  })
  const url = await getSignedUrl(bucket.client('app', whenRequired), command, { expiresIn: 60 })
  expect((await fetch(url, { method: 'PUT', body: 'content', headers: { 'content-type': 'text/plain' } })).status).toBe(
    200,
  )
  const { Metadata } = await bucket.client('worker').send(new GetObjectCommand({ Bucket, Key: 'uploads/9/a.txt' }))
  expect(Metadata).toEqual({ by: 'page' })
  const more = { method: 'PUT', body: 'content', headers: { 'x-amz-meta-extra': 'unsigned' } }
  expect(await codeOf(await fetch(url, more))).toBe('403 AccessDenied')
})

test('preflight is answered for the portal’s origin exactly', async () => {
  const ask = (origin: string, method: string) =>
    fetch(`${bucket.endpoint}/${Bucket}/uploads/x`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
      },
    })
  const answered = await ask(pageOrigin, 'PUT')
  expect(answered.status).toBe(200)
  expect(answered.headers.get('access-control-allow-origin')).toBe(pageOrigin)
  expect(answered.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(answered.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-checksum-sha256')
  expect(answered.headers.get('access-control-allow-credentials')).toBeNull()
  for (const origin of ['http://localhost:3001', 'https://localhost:3000', 'null', `${pageOrigin}.example.org`]) {
    const refused = await ask(origin, 'PUT')
    expect(await codeOf(refused), origin).toBe('403 AccessForbidden')
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  }
  expect((await ask(pageOrigin, 'PATCH')).status).toBe(403)
})
