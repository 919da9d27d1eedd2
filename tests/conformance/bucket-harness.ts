import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { createBucket, type Bucket } from '#local/bucket/bucket.ts'
import { writeAppPolicy, writePreviewPolicy, writeWorkerPolicy } from '#local/bucket/policies.ts'
import type { BucketSettings, Identity } from '#local/bucket/settings.ts'

export const bucketName = 'usher-test'
export const region = 'eu-central-1'
export const pageOrigin = 'http://localhost:3000'

/** Secrets of a bucket that lives for one test file. */
const secrets = { edge: 'E'.repeat(40), app: 'A'.repeat(40), worker: 'W'.repeat(40), preview: 'P'.repeat(40) } as const

export type IdentityName = Identity['name']

export function credentialsOf(name: IdentityName) {
  return { accessKeyId: `AKIATEST${name.toUpperCase()}`.padEnd(20, '0'), secretAccessKey: secrets[name] }
}

/** Settings of a bucket on a free port, with the identities of the portal. */
export function testSettings(folder: string, changes: Partial<BucketSettings> = {}): BucketSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    folder: join(folder, 'bucket'),
    bucketName,
    region,
    identities: [
      { name: 'edge', ...credentialsOf('edge'), policy: [] },
      { name: 'app', ...credentialsOf('app'), policy: writeAppPolicy(bucketName).Statement },
      { name: 'worker', ...credentialsOf('worker'), policy: writeWorkerPolicy(bucketName).Statement },
      { name: 'preview', ...credentialsOf('preview'), policy: writePreviewPolicy(bucketName).Statement },
    ],
    distributionArn: 'arn:aws:cloudfront::000000000000:distribution/EUSHER0EMBEDDED',
    corsAllowedOrigins: [pageOrigin],
    accessLogPath: join(folder, 'access.log'),
    ...changes,
  }
}

export type TestBucket = Bucket & {
  endpoint: string
  /** The folder around the bucket's own: nothing may ever appear in it but the bucket and its log. */
  folder: string
  settings: BucketSettings
  client(name: IdentityName, config?: S3ClientConfig): S3Client
  /** Every file of content on disk, named by an object or not. */
  listBlobs(): Promise<string[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts a bucket in a folder of its own. */
export async function startTestBucket(clock: () => Date = () => new Date()): Promise<TestBucket> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bucket-'))
  const settings = testSettings(folder)
  const bucket = await createBucket(settings, { clock })
  const endpoint = `http://127.0.0.1:${bucket.port}`
  const clients: S3Client[] = []
  return {
    ...bucket,
    endpoint,
    folder,
    settings,
    client: (name, config = {}) => {
      const client = createClient(endpoint, name, config)
      clients.push(client)
      return client
    },
    async listBlobs() {
      const found = await readdir(join(settings.folder, 'blobs'), { recursive: true, withFileTypes: true })
      return found.filter((entry) => entry.isFile()).map((entry) => entry.name)
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy()
      await bucket.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** The SDK's own client; it does not retry, so that each answer is seen. */
export function createClient(endpoint: string, name: IdentityName, config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: credentialsOf(name),
    ...config,
  })
}

/** Bytes that do not repeat at any power of two, the same for the same seed. */
export function patternBytes(sizeBytes: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes)
  let state = seed >>> 0 || 1
  for (let index = 0; index < sizeBytes; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}
