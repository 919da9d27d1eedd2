import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HeadObjectCommand, ListMultipartUploadsCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { immutableCacheControl, isMissing, openStorage, type Storage } from '#platform/storage.ts'
import {
  bucketName,
  credentialsOf,
  region,
  startTestBucket,
  type TestBucket,
} from '#tests/conformance/bucket-harness.ts'

const mebibyte = 1024 ** 2

let bucket: TestBucket
let storage: Storage
let folder: string

beforeAll(async () => {
  bucket = await startTestBucket()
  storage = openStorage({ bucketName, region, endpoint: bucket.endpoint, credentials: credentialsOf('worker') })
  folder = await mkdtemp(join(tmpdir(), 'usher-storage-'))
})

afterAll(async () => {
  storage.close()
  await bucket[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function writeBytes(name: string, sizeBytes: number): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, randomBytes(sizeBytes))
  return path
}

const options = { contentType: 'video/mp4', cacheControl: immutableCacheControl }

test.each([
  ['an empty file', 0],
  ['a segment', 300_000],
  ['a film in parts', 17 * mebibyte + 3],
])('%s comes back byte for byte', async (name, sizeBytes) => {
  const path = await writeBytes('sent', sizeBytes)
  const key = `library/films/${name.replaceAll(' ', '-')}/file.mp4`
  await storage.putFile(key, path, options)
  expect(await storage.head(key)).toEqual({ sizeBytes })
  await storage.getToFile(key, join(folder, 'got'))
  expect((await readFile(join(folder, 'got'))).equals(await readFile(path))).toBe(true)
  const head = await bucket.client('worker').send(new HeadObjectCommand({ Bucket: bucketName, Key: key }))
  expect(head).toMatchObject({ ContentType: 'video/mp4', CacheControl: 'public, max-age=31536000, immutable' })
})

test('an upload that is ended leaves neither object nor parts', async () => {
  const path = await writeBytes('large', 40 * mebibyte)
  const ending = new AbortController()
  const upload = storage.putFile('library/films/x/large.mp4', path, { ...options, signal: ending.signal })
  ending.abort()
  await expect(upload).rejects.toThrow()
  expect(await storage.head('library/films/x/large.mp4')).toBeNull()
  const { Uploads } = await bucket.client('worker').send(new ListMultipartUploadsCommand({ Bucket: bucketName }))
  expect(Uploads ?? []).toEqual([])
})

test('what is not there is null, or an error that says so', async () => {
  expect(await storage.head('library/films/none.mp4')).toBeNull()
  const failure = await storage
    .getToFile('library/films/none.mp4', join(folder, 'none'))
    .catch((cause: unknown) => cause)
  expect(isMissing(failure)).toBe(true)
  expect(isMissing(new Error('something else'))).toBe(false)
})

test('a folder is removed whole, its neighbour is not, and a top folder never', async () => {
  const path = await writeBytes('small', 10)
  for (const key of ['library/films/a/1', 'library/films/a/b/2', 'library/films/ab/3'])
    await storage.putFile(key, path, options)
  expect(await storage.listFolders('library/films/')).toEqual(expect.arrayContaining(['a', 'ab']))
  expect(await storage.deletePrefix('library/films/a/')).toBe(2)
  expect(await storage.list('library/films/ab')).toMatchObject([{ key: 'library/films/ab/3', sizeBytes: 10 }])
  for (const prefix of ['', 'library/', 'library/films/ab']) {
    await expect(storage.deletePrefix(prefix)).rejects.toThrow('refusing')
  }
})
