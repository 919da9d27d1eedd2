import { ListObjectsCommand, ListObjectsV2Command, paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketName as Bucket, startTestBucket, type TestBucket } from './bucket-harness.ts'
import { refusalOf } from './sdk-refusal.ts'

const keys = [
  'sources/a/1',
  'sources/a/2',
  'sources/a/3/deep',
  'sources/b',
  'sources/c d+e&f<g>"h"%25.mov',
  'sources/c/1',
  'sources/é/1',
  'sources/\u{1F3AC}',
  'sources/\uFF5E',
  'staging/x',
]

let bucket: TestBucket
beforeAll(async () => {
  bucket = await startTestBucket()
  for (const Key of keys.toReversed()) {
    await bucket.client('worker').send(new PutObjectCommand({ Bucket, Key, Body: Key }))
  }
})
afterAll(() => bucket[Symbol.asyncDispose]())

const list = (rest: object) => bucket.client('worker').send(new ListObjectsV2Command({ Bucket, ...rest }))
const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))

test('lists every key once, in the order of its UTF-8 bytes', async () => {
  const listing = await list({})
  expect(listing.Contents?.map(({ Key }) => Key)).toEqual(keys.toSorted(byBytes))
  expect(listing).toMatchObject({ KeyCount: keys.length, IsTruncated: false, MaxKeys: 1000, Name: Bucket })
  const encoded = await list({ EncodingType: 'url' })
  expect(encoded.Contents?.map(({ Key }) => decodeURIComponent(Key ?? ''))).toEqual(keys.toSorted(byBytes))
})

test('rolls folders up at the delimiter, whatever the page size', async () => {
  const expected = [
    'sources/a/',
    'sources/b',
    'sources/c d+e&f<g>"h"%25.mov',
    'sources/c/',
    'sources/é/',
    'sources/\uFF5E',
    'sources/\u{1F3AC}',
  ]
  for (const pageSize of [1, 2, 3, 1000]) {
    const seen: string[] = []
    const pages = paginateListObjectsV2(
      { client: bucket.client('worker'), pageSize },
      { Bucket, Prefix: 'sources/', Delimiter: '/' },
    )
    for await (const page of pages) {
      const entries = [
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      ]
      expect(entries.length).toBeLessThanOrEqual(pageSize)
      seen.push(...entries.map(String))
    }
    expect(seen.toSorted(byBytes), `pages of ${pageSize}`).toEqual(expected.toSorted(byBytes))
  }
})

test('start-after, max-keys 0, and the first version’s marker', async () => {
  const after = await list({ Prefix: 'sources/a/', StartAfter: 'sources/a/1' })
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['sources/a/2', 'sources/a/3/deep'])
  expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false })
  const first = await bucket
    .client('worker')
    .send(new ListObjectsCommand({ Bucket, Prefix: 'sources/', Delimiter: '/', MaxKeys: 1 }))
  expect(first).toMatchObject({ IsTruncated: true, NextMarker: 'sources/a/' })
  const Marker = first.NextMarker
  const second = await bucket
    .client('worker')
    .send(new ListObjectsCommand({ Bucket, Prefix: 'sources/', Delimiter: '/', Marker, MaxKeys: 1 }))
  expect(second.Contents?.map(({ Key }) => Key)).toEqual(['sources/b'])
})

test('a made-up token, a bad count and an unknown encoding are refused', async () => {
  expect((await refusalOf(list({ ContinuationToken: '../..' }))).name).toBe('InvalidArgument')
  expect((await refusalOf(list({ MaxKeys: -1 }))).name).toBe('InvalidArgument')
  expect((await refusalOf(list({ EncodingType: 'xml' }))).name).toBe('InvalidArgument')
})
