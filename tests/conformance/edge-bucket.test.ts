import { PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import { createBucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { bucketName, credentialsOf, patternBytes, region, startTestBucket } from './bucket-harness.ts'
import { startEdge } from './edge-fixture.ts'

test('the edge reads the bucket under its own identity: the served prefixes, whatever the name, and nothing else', async () => {
  await using bucket = await startTestBucket()
  const worker = bucket.client('worker')
  const bytes = patternBytes(5_000)
  const keys = [
    'library/films/a/seg-1.m4s',
    "library/films/a/Crème & (brûlée)! it's 100% ~ok.mp4",
    'sources/a/film.mov',
  ]
  for (const Key of keys) {
    await worker.send(new PutObjectCommand({ Bucket: bucketName, Key, Body: bytes, ContentType: 'video/mp4' }))
  }
  const origin = { endpoint: bucket.endpoint, bucketName, region, ...credentialsOf('edge'), clock: Date.now }
  const app = createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' })
  await using fixture = await startEdge({ origins: { bucket: createBucketOrigin(origin), app } })
  const ask = (target: string, headers = {}) => fixture.get(target, { Cookie: fixture.cookies, ...headers })

  const plain = await ask('/library/films/a/seg-1.m4s')
  expect([plain.status, plain.headers['content-type'], plain.body.equals(bytes)]).toEqual([200, 'video/mp4', true])
  const name = encodeURIComponent("Crème & (brûlée)! it's 100% ~ok.mp4")
  const special = await ask(`/library/films/a/${name}`)
  expect([special.status, special.body.equals(bytes)]).toEqual([200, true])
  const head = await fixture.get('/library/films/a/seg-1.m4s', { Cookie: fixture.cookies }, 'HEAD')
  expect([head.status, head.headers['content-length']]).toEqual([200, '5000'])

  const missing = await ask('/library/films/a/none.m4s')
  expect([missing.status, missing.headers['content-type']]).toEqual([403, 'application/xml'])
  expect(missing.body.toString()).toContain('<Code>AccessDenied</Code>')

  const direct = await fetch(`${bucket.endpoint}/${bucketName}/${keys[0] ?? ''}`)
  expect(direct.status).toBe(403)
  const beyond = await createBucketOrigin(origin).read({ method: 'GET', path: '/sources/a/film.mov', headers: {} })
  expect(beyond).toMatchObject({ ok: true, value: { status: 403 } })
})

test('without the right secret the bucket refuses the edge like anyone', async () => {
  await using bucket = await startTestBucket()
  const identity = { ...credentialsOf('edge'), secretAccessKey: 'X'.repeat(40) }
  const origin = createBucketOrigin({ endpoint: bucket.endpoint, bucketName, region, ...identity, clock: Date.now })
  const answer = await origin.read({ method: 'GET', path: '/library/a', headers: {} })
  expect(answer).toMatchObject({ ok: true, value: { status: 403 } })
  origin.close()
})
