import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type ChecksumAlgorithm,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketName as Bucket, patternBytes, region, startTestBucket, type TestBucket } from './bucket-harness.ts'
import { refusalOf } from './sdk-refusal.ts'
import { sendSigned } from './bucket-raw.ts'

let bucket: TestBucket
beforeAll(async () => {
  bucket = await startTestBucket()
})
afterAll(() => bucket[Symbol.asyncDispose]())

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex')

async function put(Key: string, Body: Buffer | string, rest = {}) {
  return bucket.client('worker').send(new PutObjectCommand({ Bucket, Key, Body, ...rest }))
}

async function get(Key: string, rest = {}) {
  const { Body, ...answer } = await bucket.client('worker').send(new GetObjectCommand({ Bucket, Key, ...rest }))
  return { ...answer, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) }
}

test('what is put comes back, with its headers and metadata', async () => {
  const bytes = patternBytes(700_001)
  const written = await put('library/films/a/segment-1.m4s', bytes, {
    ContentType: 'video/iso.segment',
    CacheControl: 'max-age=31536000',
    ContentDisposition: 'attachment; filename="a.m4s"',
    Metadata: { asset: 'a', note: 'two  words' },
  })
  expect(written.ETag).toBe(`"${md5(bytes)}"`)

  const read = await get('library/films/a/segment-1.m4s')
  expect(read.bytes.equals(bytes)).toBe(true)
  expect(read).toMatchObject({
    ETag: written.ETag,
    ContentLength: bytes.length,
    ContentType: 'video/iso.segment',
    CacheControl: 'max-age=31536000',
    ContentDisposition: 'attachment; filename="a.m4s"',
    AcceptRanges: 'bytes',
    Metadata: { asset: 'a', note: 'two  words' },
  })
  const head = await bucket
    .client('worker')
    .send(new HeadObjectCommand({ Bucket, Key: 'library/films/a/segment-1.m4s' }))
  expect(head).toMatchObject({ ETag: written.ETag, ContentLength: bytes.length, ContentType: 'video/iso.segment' })
  expect(head.LastModified?.getMilliseconds()).toBe(0)
})

test('an empty object, and one that replaces another, are whole', async () => {
  await put('sources/one', '')
  expect((await get('sources/one')).bytes).toHaveLength(0)
  await put('sources/one', 'second')
  expect((await get('sources/one')).bytes.toString()).toBe('second')
})

test.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'])(
  'a %s checksum is verified, kept and told; a wrong one is refused',
  async (algorithm) => {
    const Key = `sources/checksum-${algorithm}`
    const written = await put(Key, patternBytes(100_000), { ChecksumAlgorithm: algorithm })
    const told = written[`Checksum${algorithm}` as 'ChecksumCRC32']
    expect(told).toBeTruthy()
    // The SDK computes the checksum anew and compares while it reads.
    const read = await get(Key, { ChecksumMode: 'ENABLED' })
    expect(read[`Checksum${algorithm}` as 'ChecksumCRC32']).toBe(told)

    const wrong = put(Key, 'other content', { [`Checksum${algorithm}`]: told })
    expect(await refusalOf(wrong)).toEqual({ name: 'BadDigest', status: 400 })
    expect((await get(Key)).bytes).toHaveLength(100_000)
  },
)

test('a stream of known length is sent with a trailing checksum and arrives whole', async () => {
  const bytes = patternBytes(3_000_000, 7)
  const pieces = Array.from({ length: 30 }, (_, index) => bytes.subarray(index * 100_000, (index + 1) * 100_000))
  const command = new PutObjectCommand({
    Bucket,
    Key: 'sources/streamed',
    Body: Readable.from(pieces),
    ContentLength: bytes.length,
  })
  const written = await bucket.client('worker').send(command)
  expect(written.ChecksumCRC32).toBeTruthy()
  const read = await get('sources/streamed')
  expect(read.bytes.equals(bytes)).toBe(true)
  expect(read.ContentEncoding, 'how it travelled is not what it is').toBeUndefined()
})

test('Content-MD5 is held against the body', async () => {
  const right = createHash('md5').update('content').digest('base64')
  await put('sources/md5', 'content', { ContentMD5: right })
  expect(await refusalOf(put('sources/md5', 'other', { ContentMD5: right }))).toEqual({
    name: 'BadDigest',
    status: 400,
  })
})

test.each([
  ['bytes=0-0', 'bytes 0-0/1000', 0, 1],
  ['bytes=10-19', 'bytes 10-19/1000', 10, 20],
  ['bytes=990-', 'bytes 990-999/1000', 990, 1000],
  ['bytes=-10', 'bytes 990-999/1000', 990, 1000],
  ['bytes=-5000', 'bytes 0-999/1000', 0, 1000],
  ['bytes=900-5000', 'bytes 900-999/1000', 900, 1000],
])('range %s', async (Range, ContentRange, start, end) => {
  const bytes = patternBytes(1000, 3)
  await put('sources/ranged', bytes)
  const read = await get('sources/ranged', { Range })
  expect(read.ContentRange).toBe(ContentRange)
  expect(read.$metadata.httpStatusCode).toBe(206)
  expect(read.bytes.equals(bytes.subarray(start, end))).toBe(true)
})

test('a range past the end is refused, several ranges and nonsense are ignored', async () => {
  await put('sources/ranged', patternBytes(1000, 3))
  expect(await refusalOf(get('sources/ranged', { Range: 'bytes=1000-' }))).toEqual({
    name: 'InvalidRange',
    status: 416,
  })
  expect(await refusalOf(get('sources/ranged', { Range: 'bytes=-0' }))).toEqual({ name: 'InvalidRange', status: 416 })
  for (const Range of ['bytes=0-1,5-6', 'bytes=5-1', 'lines=1-2']) {
    expect((await get('sources/ranged', { Range })).bytes).toHaveLength(1000)
  }
})

test('conditions of a read', async () => {
  const { ETag } = await put('sources/conditional', 'content')
  const { LastModified } = await get('sources/conditional', { IfMatch: ETag })
  const before = new Date((LastModified?.getTime() ?? 0) - 60_000)
  const notModified = { name: '304', status: 304 }
  const failed = { name: 'PreconditionFailed', status: 412 }
  expect((await refusalOf(get('sources/conditional', { IfNoneMatch: ETag }))).status).toBe(notModified.status)
  expect((await refusalOf(get('sources/conditional', { IfModifiedSince: LastModified }))).status).toBe(304)
  expect(await refusalOf(get('sources/conditional', { IfMatch: '"other"' }))).toEqual(failed)
  expect(await refusalOf(get('sources/conditional', { IfUnmodifiedSince: before }))).toEqual(failed)
  expect(
    (await get('sources/conditional', { IfNoneMatch: '"other"', IfModifiedSince: LastModified })).bytes,
  ).toHaveLength(7)
  expect((await get('sources/conditional', { IfModifiedSince: before })).bytes).toHaveLength(7)
})

test('If-None-Match: * writes once: of ten at the same time one wins, and its bytes stay', async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => put('sources/once', `writer ${index}`, { IfNoneMatch: '*' })),
  )
  expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
  const winner = attempts.findIndex((attempt) => attempt.status === 'fulfilled')
  expect((await get('sources/once')).bytes.toString()).toBe(`writer ${winner}`)
  expect(await refusalOf(put('sources/once', 'late', { IfNoneMatch: '*' }))).toEqual({
    name: 'PreconditionFailed',
    status: 412,
  })
})

test('response headers asked for in the query are answered, and cannot smuggle another header', async () => {
  await put('sources/named', 'content')
  const read = await get('sources/named', { ResponseContentDisposition: 'attachment; filename="x.mov"' })
  expect(read.ContentDisposition).toBe('attachment; filename="x.mov"')
  const smuggled = get('sources/named', { ResponseContentDisposition: 'inline\r\nSet-Cookie: a=b' })
  expect((await refusalOf(smuggled)).status).toBe(400)
})

test('copies within the bucket keep or replace the headers', async () => {
  const worker = bucket.client('worker')
  const bytes = patternBytes(50_000, 9)
  const { ETag } = await put('staging/x y+z/ü.m4s', bytes, { ContentType: 'video/mp4', Metadata: { kept: 'yes' } })
  const CopySource = `${Bucket}/${encodeURIComponent('staging/x y+z/ü.m4s')}`
  const copied = await worker.send(new CopyObjectCommand({ Bucket, Key: 'library/films/b/1.m4s', CopySource }))
  expect(copied.CopyObjectResult?.ETag).toBe(ETag)
  await worker.send(new DeleteObjectCommand({ Bucket, Key: 'staging/x y+z/ü.m4s' }))
  const read = await get('library/films/b/1.m4s')
  expect(read.bytes.equals(bytes), 'the copy outlives its source').toBe(true)
  expect(read).toMatchObject({ ContentType: 'video/mp4', Metadata: { kept: 'yes' } })

  const onto = { Bucket, Key: 'library/films/b/1.m4s', CopySource: `${Bucket}/library/films/b/1.m4s` }
  expect((await refusalOf(worker.send(new CopyObjectCommand(onto)))).name).toBe('InvalidRequest')
  await worker.send(new CopyObjectCommand({ ...onto, MetadataDirective: 'REPLACE', ContentType: 'text/plain' }))
  expect(await get('library/films/b/1.m4s')).toMatchObject({ ContentType: 'text/plain', Metadata: {} })

  const absent = new CopyObjectCommand({ Bucket, Key: 'library/films/c', CopySource: `${Bucket}/staging/absent` })
  expect(await refusalOf(worker.send(absent))).toEqual({ name: 'NoSuchKey', status: 404 })
  const unmatched = new CopyObjectCommand({ ...onto, Key: 'library/films/c', CopySourceIfMatch: '"other"' })
  expect((await refusalOf(worker.send(unmatched))).status).toBe(412)
})

test('deletes one, many, and what is not there', async () => {
  const worker = bucket.client('worker')
  for (const name of ['a', 'b & <c>', 'd']) await put(`staging/many/${name}`, name)
  await worker.send(new DeleteObjectCommand({ Bucket, Key: 'staging/many/d' }))
  await worker.send(new DeleteObjectCommand({ Bucket, Key: 'staging/many/d' }))
  const Objects = ['staging/many/a', 'staging/many/b & <c>', 'staging/many/absent', 'uploads/not-yours'].map((Key) => ({
    Key,
  }))
  const deleted = await worker.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  expect(deleted.Deleted?.map(({ Key }) => Key)).toEqual(Objects.slice(0, 3).map(({ Key }) => Key))
  expect(deleted.Errors).toMatchObject([{ Key: 'uploads/not-yours', Code: 'AccessDenied' }])
  expect(await refusalOf(get('staging/many/a'))).toEqual({ name: 'NoSuchKey', status: 404 })
})

test('a missing key is NoSuchKey to who may list, AccessDenied to who may not', async () => {
  const command = () => new GetObjectCommand({ Bucket, Key: 'library/films/absent' })
  expect(await refusalOf(bucket.client('worker').send(command()))).toEqual({ name: 'NoSuchKey', status: 404 })
  expect(await refusalOf(bucket.client('edge').send(command()))).toEqual({ name: 'AccessDenied', status: 403 })
})

test('the bucket itself', async () => {
  const worker = bucket.client('worker')
  expect((await worker.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe(region)
  expect((await worker.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe(region)
  expect((await refusalOf(worker.send(new HeadBucketCommand({ Bucket: 'another-bucket' })))).status).toBe(404)
})

test('the bucket answers under its own host name too', async () => {
  await put('library/films/v/1', 'content')
  const host = `${Bucket}.localhost:${bucket.port}`
  const read = await sendSigned(bucket.port, 'edge', { path: '/library/films/v/1', headers: { host } })
  expect({ status: read.status, body: read.body.toString() }).toEqual({ status: 200, body: 'content' })
  const denied = await sendSigned(bucket.port, 'edge', { path: '/sources/one', headers: { host } })
  expect(denied.status).toBe(403)
})

test('content that nothing names any more is gone from the disk', async () => {
  await using own = await startTestBucket()
  const worker = own.client('worker')
  for (const Body of ['one', 'two', 'three'])
    await worker.send(new PutObjectCommand({ Bucket, Key: 'sources/x', Body }))
  expect(await own.listBlobs()).toHaveLength(1)
  await worker.send(new DeleteObjectCommand({ Bucket, Key: 'sources/x' }))
  expect(await own.listBlobs()).toEqual([])
})
