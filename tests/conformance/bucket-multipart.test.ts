import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBucket } from '#local/bucket/bucket.ts'
import { bucketName as Bucket, createClient, patternBytes, startTestBucket, type TestBucket } from './bucket-harness.ts'
import { refusalOf } from './sdk-refusal.ts'

let bucket: TestBucket
beforeAll(async () => {
  bucket = await startTestBucket()
})
afterAll(() => bucket[Symbol.asyncDispose]())

const mebibyte = 1024 * 1024
const worker = () => bucket.client('worker')

async function read(Key: string, rest = {}) {
  const { Body, ...answer } = await worker().send(new GetObjectCommand({ Bucket, Key, ...rest }))
  return { ...answer, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) }
}

/** S3 takes part checksums only from an upload that was begun with their algorithm; the client's default is CRC32. */
async function begin(Key: string, rest: object = { ChecksumAlgorithm: 'CRC32' }) {
  const { UploadId } = await worker().send(new CreateMultipartUploadCommand({ Bucket, Key, ...rest }))
  const part = async (PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
    const { $metadata, ...answer } = await worker().send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
    )
    return { ...answer, PartNumber }
  }
  const complete = (Parts: CompletedPart[], more = {}) =>
    worker().send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }))
  return { UploadId, part, complete }
}

test('lib-storage uploads a stream in parts: bytes, entity tag and composite checksum are S3’s', async () => {
  const bytes = patternBytes(12 * mebibyte + 345)
  const pieces = Array.from({ length: 13 }, (_, index) => bytes.subarray(index * mebibyte, (index + 1) * mebibyte))
  const params = { Bucket, Key: 'sources/film.mov', Body: Readable.from(pieces), ContentType: 'video/quicktime' }
  const done = await new Upload({ client: worker(), partSize: 5 * mebibyte, queueSize: 3, params }).done()

  const parts = [0, 5, 10].map((start) => bytes.subarray(start * mebibyte, (start + 5) * mebibyte))
  const md5s = Buffer.concat(parts.map((part) => createHash('md5').update(part).digest()))
  const crcs = Buffer.concat(parts.map((part) => uint32(crc32(part))))
  expect(done.ETag).toBe(`"${createHash('md5').update(md5s).digest('hex')}-3"`)
  expect(done.ChecksumCRC32).toBe(`${uint32(crc32(crcs)).toString('base64')}-3`)

  const object = await read('sources/film.mov', { ChecksumMode: 'ENABLED' })
  expect(object.bytes.equals(bytes)).toBe(true)
  expect(object).toMatchObject({ ContentType: 'video/quicktime', ChecksumType: 'COMPOSITE' })
  const across = await read('sources/film.mov', { Range: `bytes=${5 * mebibyte - 10}-${10 * mebibyte + 9}` })
  expect(across.bytes.equals(bytes.subarray(5 * mebibyte - 10, 10 * mebibyte + 10)), 'a range over three parts').toBe(
    true,
  )
  const second = await read('sources/film.mov', { PartNumber: 2 })
  expect(second.bytes.equals(parts[1] as Buffer)).toBe(true)
  expect(second.PartsCount).toBe(3)
})

test.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
  'a whole-object %s is that of one Put of the same bytes',
  async (algorithm) => {
    const bytes = patternBytes(7 * mebibyte, 5)
    const put = new PutObjectCommand({ Bucket, Key: 'sources/single', Body: bytes, ChecksumAlgorithm: algorithm })
    const expected = (await worker().send(put))[`Checksum${algorithm}`]
    const { UploadId, complete } = await begin('sources/whole', {
      ChecksumAlgorithm: algorithm,
      ChecksumType: 'FULL_OBJECT',
    })
    const sendPart = async (PartNumber: number, Body: Buffer) => {
      const more = { ChecksumAlgorithm: algorithm }
      const { $metadata, ...answer } = await worker().send(
        new UploadPartCommand({ Bucket, Key: 'sources/whole', UploadId, PartNumber, Body, ...more }),
      )
      return { ...answer, PartNumber }
    }
    const parts = [await sendPart(1, bytes.subarray(0, 5 * mebibyte)), await sendPart(2, bytes.subarray(5 * mebibyte))]
    const wrong = complete(parts, {
      [`Checksum${algorithm}`]: Buffer.alloc(algorithm === 'CRC64NVME' ? 8 : 4).toString('base64'),
    })
    expect((await refusalOf(wrong)).name).toBe('BadDigest')
    const done = await complete(parts, { [`Checksum${algorithm}`]: expected })
    expect(done).toMatchObject({ [`Checksum${algorithm}`]: expected, ChecksumType: 'FULL_OBJECT' })
  },
)

test('refusals of Complete leave the upload open, and a right one follows', async () => {
  const { part, complete } = await begin('sources/strict')
  const [one, two, three] = [
    await part(1, patternBytes(5 * mebibyte, 1)),
    await part(2, patternBytes(100, 2)),
    await part(3, patternBytes(100, 3)),
  ]
  expect((await refusalOf(complete([one, two, three]))).name).toBe('EntityTooSmall')
  expect((await refusalOf(complete([two, one]))).name).toBe('InvalidPartOrder')
  expect((await refusalOf(complete([one, { ...two, PartNumber: 7 }]))).name).toBe('InvalidPart')
  expect((await refusalOf(complete([one, { ...two, ETag: one.ETag }]))).name).toBe('InvalidPart')
  expect((await refusalOf(complete([one, { ...two, ChecksumCRC32: one.ChecksumCRC32 }]))).name).toBe('InvalidPart')
  expect((await refusalOf(complete([one, { PartNumber: 2, ETag: two.ETag }]))).name).toBe('InvalidRequest')
  expect((await refusalOf(complete([]))).name).toBe('MalformedXML')
  await complete([one, three])
  expect((await read('sources/strict')).bytes).toHaveLength(5 * mebibyte + 100)
  expect((await refusalOf(complete([one, three]))).name).toBe('NoSuchUpload')
})

test('a part sent again replaces the first, and only named content stays on disk', async () => {
  await using own = await startTestBucket()
  const client = own.client('worker')
  const Key = 'sources/again'
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' }))
  const send = (PartNumber: number, Body: string) =>
    client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
  await send(1, 'first')
  await send(2, 'left out')
  const again = await send(1, 'second')
  expect(await own.listBlobs()).toHaveLength(2)
  const { Parts } = await client.send(new ListPartsCommand({ Bucket, Key, UploadId }))
  expect(Parts?.map(({ PartNumber, ETag, Size }) => ({ PartNumber, ETag, Size }))).toEqual([
    { PartNumber: 1, ETag: again.ETag, Size: 6 },
    { PartNumber: 2, ETag: expect.any(String), Size: 8 },
  ])
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: again.ETag, ChecksumCRC32: again.ChecksumCRC32 }] }
  await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload }))
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  expect(await Body?.transformToString()).toBe('second')
  expect(await own.listBlobs()).toHaveLength(1)
})

test('uploads are listed, paged, aborted; an aborted one takes no part', async () => {
  await using own = await startTestBucket()
  const client = own.client('worker')
  const started = []
  for (const Key of ['sources/b', 'sources/a', 'staging/c']) {
    started.push(await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' })))
  }
  const first = await client.send(new ListMultipartUploadsCommand({ Bucket, MaxUploads: 2 }))
  expect(first.Uploads?.map((upload) => upload.Key)).toEqual(['sources/a', 'sources/b'])
  const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = first
  const rest = await client.send(new ListMultipartUploadsCommand({ Bucket, KeyMarker, UploadIdMarker }))
  expect(rest.Uploads?.map((upload) => upload.Key)).toEqual(['staging/c'])

  const { Key, UploadId } = started[0] ?? {}
  const send = () => client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'part' }))
  await send()
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  expect(await refusalOf(send())).toEqual({ name: 'NoSuchUpload', status: 404 })
  expect(await own.listBlobs()).toEqual([])
})

test('parts sent before a restart are still there after it', async () => {
  await using own = await startTestBucket()
  const Key = 'sources/resumed'
  const before = own.client('worker')
  const { UploadId } = await before.send(new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' }))
  const Body = patternBytes(5 * mebibyte, 4)
  await before.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body }))
  await own.close()

  const reopened = await createBucket(own.settings)
  const after = createClient(`http://127.0.0.1:${reopened.port}`, 'worker')
  try {
    const { Parts } = await after.send(new ListPartsCommand({ Bucket, Key, UploadId }))
    const last = await after.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 2, Body: 'end' }))
    const { ETag, ChecksumCRC32 } = Parts?.[0] ?? {}
    const all = [
      { PartNumber: 1, ETag, ChecksumCRC32 },
      { PartNumber: 2, ETag: last.ETag, ChecksumCRC32: last.ChecksumCRC32 },
    ]
    await after.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: all } }))
    const head = await after.send(new HeadObjectCommand({ Bucket, Key }))
    expect(head.ContentLength).toBe(5 * mebibyte + 3)
  } finally {
    after.destroy()
    await reopened.close()
  }
})

test('parts are copied from objects, whole or by range; a multipart object copied becomes one piece', async () => {
  const bytes = patternBytes(6 * mebibyte, 8)
  await worker().send(new PutObjectCommand({ Bucket, Key: 'sources/original', Body: bytes }))
  const Key = 'staging/assembled'
  const { UploadId, complete } = await begin(Key)
  const copy = async (PartNumber: number, CopySourceRange?: string) => {
    const CopySource = `${Bucket}/sources/original`
    const command = new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource, CopySourceRange })
    const { ETag, ChecksumCRC32 } = (await worker().send(command)).CopyPartResult ?? {}
    return { PartNumber, ETag, ChecksumCRC32 }
  }
  expect((await refusalOf(copy(1, 'bytes=0-99999999'))).status).toBe(416)
  await complete([await copy(1), await copy(2, 'bytes=10-19')])
  const object = await read(Key)
  expect(object.bytes.equals(Buffer.concat([bytes, bytes.subarray(10, 20)]))).toBe(true)

  const onward = new CopyObjectCommand({ Bucket, Key: 'library/films/a/all', CopySource: `${Bucket}/${Key}` })
  const copied = await worker().send(onward)
  expect(copied.CopyObjectResult?.ETag).toBe(`"${createHash('md5').update(object.bytes).digest('hex')}"`)
})

test('Complete honours If-None-Match', async () => {
  await worker().send(new PutObjectCommand({ Bucket, Key: 'sources/standing', Body: 'standing' }))
  const { part, complete } = await begin('sources/standing')
  const parts = [await part(1, Buffer.from('new'))]
  expect((await refusalOf(complete(parts, { IfNoneMatch: '*' }))).status).toBe(412)
  expect((await read('sources/standing')).bytes.toString()).toBe('standing')
  await complete(parts)
  expect((await read('sources/standing')).bytes.toString()).toBe('new')
})

test('an upload answers under its own key alone, and wants the checksum it was begun with', async () => {
  const { UploadId } = await begin('sources/mine', { ChecksumAlgorithm: 'SHA256' })
  const send = (rest: { Key: string; ChecksumAlgorithm: 'SHA256' | 'CRC32' }) =>
    worker().send(new UploadPartCommand({ Bucket, UploadId, PartNumber: 1, Body: 'part', ...rest }))
  expect((await refusalOf(send({ Key: 'sources/yours', ChecksumAlgorithm: 'SHA256' }))).name).toBe('NoSuchUpload')
  expect((await refusalOf(send({ Key: 'sources/mine', ChecksumAlgorithm: 'CRC32' }))).name).toBe('InvalidRequest')
  expect((await send({ Key: 'sources/mine', ChecksumAlgorithm: 'SHA256' })).ChecksumSHA256).toBeTruthy()
  const bare = await begin('sources/bare', {})
  expect((await refusalOf(bare.part(1, Buffer.from('part')))).name).toBe('InvalidRequest')
})

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
