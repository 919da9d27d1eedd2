import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDistribution, servedPrefixes } from '#core/distribution/distribution.ts'
import { createBucket } from '#local/bucket/bucket.ts'
import { writeBucketPolicy } from '#local/bucket/policies.ts'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import { createBucketOrigin, type BucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { bucketName, credentialsOf, region, startTestBucket, testSettings } from './bucket-harness.ts'
import { signCookies, startEdge, type EdgeFixture } from './edge-fixture.ts'
import { refusalOf } from './sdk-refusal.ts'

const arn = 'arn:aws:cloudfront::000000000000:distribution/EUSHER0EMBEDDED'
const served = servedPrefixes.map((prefix) => `${prefix}films/0a/object.bin`)
const unserved = ['sources/0a/film.mov', 'staging/films/0a/object.bin', 'uploads/u1/film.mov', 'object.bin']

const originOf = (endpoint: string): BucketOrigin =>
  createBucketOrigin({ endpoint, bucketName, region, ...credentialsOf('edge'), clock: Date.now })
const app = createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' })

/** What a viewer holds who may see everything behind one prefix; nothing where it is public. */
function cookiesFor(fixture: EdgeFixture, key: string): Record<string, string> {
  const { behaviours } = createDistribution({ appOrigins: [] })
  const behaviour = behaviours.find(({ pathPattern }) => `/${key}`.startsWith(pathPattern.slice(0, -1)))
  if (behaviour?.viewerAccess.kind !== 'signed') return {}
  const pair = behaviour.viewerAccess.trustedKeyGroups.includes('playback')
    ? fixture.keys.playback
    : fixture.keys.private
  return { Cookie: signCookies(pair, `http://${fixture.host}/*`) }
}

test('the bucket policy is the document that CloudFront users write, for the served prefixes', () => {
  const names = ['library', 'downloads', 'private', 'artwork', 'trailers']
  expect(writeBucketPolicy('media', arn)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: expect.any(String) as unknown,
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: names.map((name) => `arn:aws:s3:::media/${name}/*`),
        Condition: { StringEquals: { 'AWS:SourceArn': arn } },
      },
    ],
  })
})

test('every object: 403 straight from the bucket, 403 from the edge unsigned, 200 with a signature', async () => {
  await using bucket = await startTestBucket()
  await using fixture = await startEdge({ origins: { bucket: originOf(bucket.endpoint), app } })
  const worker = bucket.client('worker')
  for (const Key of [...served, ...unserved.slice(0, 2)]) {
    await worker.send(new PutObjectCommand({ Bucket: bucketName, Key, Body: `bytes of ${Key}` }))
  }
  const { Contents = [] } = await worker.send(new ListObjectsV2Command({ Bucket: bucketName }))
  expect(Contents).toHaveLength(served.length + 2)

  for (const { Key = '' } of Contents) {
    const anonymous = await fetch(`${bucket.endpoint}/${bucketName}/${Key}`)
    expect([anonymous.status, await anonymous.text()], Key).toEqual([403, expect.stringContaining('AccessDenied')])
    for (const name of ['app', 'preview'] as const) {
      if (name === 'preview' && Key.startsWith('sources/')) continue
      const read = bucket.client(name).send(new GetObjectCommand({ Bucket: bucketName, Key }))
      expect(await refusalOf(read), `${name} ${Key}`).toEqual({ name: 'AccessDenied', status: 403 })
    }
    const cookies = cookiesFor(fixture, Key)
    const [unsigned, signed] = [await fixture.get(`/${Key}`), await fixture.get(`/${Key}`, cookies)]
    if (!served.includes(Key)) {
      // Outside of the served prefixes the edge has no media behaviour at all: these go to the app.
      expect([unsigned.status, signed.status], Key).toEqual([502, 502])
      continue
    }
    expect([signed.status, signed.body.toString()], Key).toEqual([200, `bytes of ${Key}`])
    if ('Cookie' in cookies) expect([unsigned.status, unsigned.body.includes('bytes of')], Key).toEqual([403, false])
    else expect(unsigned.status, Key).toBe(200)
  }
})

test('the edge signs always: nothing of what a viewer signs or holds reaches the bucket', async () => {
  await using bucket = await startTestBucket()
  await using fixture = await startEdge({ origins: { bucket: originOf(bucket.endpoint), app } })
  const [Key = ''] = served
  await bucket.client('worker').send(new PutObjectCommand({ Bucket: bucketName, Key, Body: 'bytes' }))
  const cookies = cookiesFor(fixture, Key)
  for (const headers of [
    { Authorization: 'AWS4-HMAC-SHA256 Credential=X/20200101/x/s3/aws4_request, SignedHeaders=host, Signature=00' },
    { Authorization: 'Basic dTpw', 'X-Amz-Date': '20200101T000000Z', 'X-Amz-Content-Sha256': 'x' },
    { 'X-Amz-Security-Token': 'x', Referer: 'http://localhost:3000/' },
  ]) {
    fixture.edge.invalidate('*')
    const answer = await fixture.get(`/${Key}?X-Amz-Signature=00&list-type=2`, { ...cookies, ...headers })
    expect([answer.status, answer.body.toString(), answer.headers['x-cache']]).toEqual([
      200,
      'bytes',
      'Miss from cloudfront',
    ])
  }
})

test('a missing object looks as on S3 without ListBucket, which the worker has', async () => {
  await using bucket = await startTestBucket()
  await using fixture = await startEdge({ origins: { bucket: originOf(bucket.endpoint), app } })
  const Key = 'library/films/0a/none.m4s'
  const answer = await fixture.get(`/${Key}`, cookiesFor(fixture, Key))
  expect([answer.status, answer.headers['content-type']]).toEqual([403, 'application/xml'])
  expect(answer.body.toString()).toContain('<Code>AccessDenied</Code><Message>Access Denied</Message>')
  const asWorker = bucket.client('worker').send(new GetObjectCommand({ Bucket: bucketName, Key }))
  expect(await refusalOf(asWorker)).toEqual({ name: 'NoSuchKey', status: 404 })
})

test('the distribution that the policy names reads, another one does not; nor does it read beside its prefixes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'usher-bucket-'))
  try {
    for (const [sourceArn, status] of [
      [arn, 404],
      [`${arn}2`, 403],
    ] as const) {
      const settings = testSettings(folder)
      const identities = settings.identities.map((one) => (one.name === 'edge' ? { ...one, sourceArn } : one))
      // With ListBucket granted to whoever reads, a missing object tells an allowed reader from a refused one.
      const bucket = await createBucket({ ...settings, identities: identities.map(withListing) })
      const origin = originOf(`http://127.0.0.1:${bucket.port}`)
      const read = async (path: string): Promise<number> => {
        const answer = await origin.read({ method: 'GET', path, headers: {} })
        return answer.ok ? answer.value.status : 0
      }
      for (const key of served) expect(await read(`/${key}`), `${sourceArn} ${key}`).toBe(status)
      for (const key of unserved) expect(await read(`/${key}`), `${sourceArn} ${key}`).toBe(403)
      origin.close()
      await bucket.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

type Identities = ReturnType<typeof testSettings>['identities']
function withListing(identity: Identities[number]): Identities[number] {
  const listing = { Effect: 'Allow' as const, Action: 's3:ListBucket', Resource: `arn:aws:s3:::${bucketName}` }
  return identity.name === 'edge' ? { ...identity, policy: [listing] } : identity
}
