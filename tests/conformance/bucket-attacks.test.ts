import { readdir, readFile } from 'node:fs/promises'
import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketName as Bucket, patternBytes, startTestBucket, type TestBucket } from './bucket-harness.ts'
import { pathOf, sendRaw, sendSigned, signHeaders, writeSignedChunks } from './bucket-raw.ts'
import { refusalOf } from './sdk-refusal.ts'

const secret = 'the-film-nobody-may-see'
const film = 'library/films/a/1.m4s'
const source = 'sources/a/film.mov'

let bucket: TestBucket
beforeAll(async () => {
  bucket = await startTestBucket()
  for (const Key of [film, source])
    await bucket.client('worker').send(new PutObjectCommand({ Bucket, Key, Body: secret }))
})
afterAll(() => bucket[Symbol.asyncDispose]())

/** The honest request that stands before and after every attack: without it a dead server would pass. */
async function expectControl() {
  const answer = await sendSigned(bucket.port, 'edge', { path: pathOf(film) })
  expect({ status: answer.status, body: answer.body.toString() }, 'control').toEqual({ status: 200, body: secret })
}

async function expectRefused(sent: ReturnType<typeof sendRaw>, status: number, code: string, name = code) {
  const answer = await sent
  expect.soft({ status: answer.status, code: answer.code }, name).toEqual({ status, code })
  expect.soft(answer.body.toString('latin1'), name).not.toContain(secret)
}

test('nobody without a signature gets a byte or an effect', async () => {
  await expectControl()
  const anonymous = [
    { method: 'GET', path: pathOf(film) },
    { method: 'GET', path: pathOf('artwork/a/poster.jpg') },
    { method: 'GET', path: `/${Bucket}?list-type=2` },
    { method: 'GET', path: '/' },
    { method: 'PUT', path: pathOf('library/films/a/mine'), body: 'mine' },
    { method: 'DELETE', path: pathOf(film) },
    { method: 'POST', path: `/${Bucket}?delete`, body: '<Delete/>' },
    { method: 'POST', path: pathOf('uploads/x?uploads') },
  ]
  for (const request of anonymous) {
    await expectRefused(sendRaw(bucket.port, request), 403, 'AccessDenied', `${request.method} ${request.path}`)
  }
  const head = await sendRaw(bucket.port, { method: 'HEAD', path: pathOf(film) })
  expect({ status: head.status, length: head.body.length }).toEqual({ status: 403, length: 0 })
  await expectControl()
})

test('a wrong secret, an unknown key, another region: refused in S3’s words', async () => {
  const get = new GetObjectCommand({ Bucket, Key: film })
  const wrong = { accessKeyId: 'AKIATESTEDGE00000000', secretAccessKey: 'wrong'.repeat(8) }
  const unknown = { accessKeyId: 'AKIATESTNOBODY000000', secretAccessKey: 'wrong'.repeat(8) }
  const refusals = [
    [{ credentials: wrong }, 'SignatureDoesNotMatch'],
    [{ credentials: unknown }, 'InvalidAccessKeyId'],
    [{ region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
    [{ systemClockOffset: -20 * 60_000 }, 'RequestTimeTooSkewed'],
  ] as const
  for (const [config, name] of refusals) {
    expect((await refusalOf(bucket.client('edge', config).send(get))).name).toBe(name)
  }
  await expectControl()
})

test('edge reads the served prefixes and nothing else; app writes uploads and reads nothing', async () => {
  const [edge, app] = [bucket.client('edge'), bucket.client('app')]
  const denied = { name: 'AccessDenied', status: 403 }
  expect(await refusalOf(edge.send(new GetObjectCommand({ Bucket, Key: source })))).toEqual(denied)
  expect(await refusalOf(edge.send(new PutObjectCommand({ Bucket, Key: film, Body: 'mine' })))).toEqual(denied)
  expect(await refusalOf(edge.send(new DeleteObjectCommand({ Bucket, Key: film })))).toEqual(denied)
  expect(await refusalOf(edge.send(new ListObjectsV2Command({ Bucket })))).toEqual(denied)

  await app.send(new PutObjectCommand({ Bucket, Key: 'uploads/1/a', Body: 'mine' }))
  expect(await refusalOf(app.send(new GetObjectCommand({ Bucket, Key: 'uploads/1/a' })))).toEqual(denied)
  for (const Key of [film, source, 'uploads', 'uploads-else/a', 'Uploads/a']) {
    expect(await refusalOf(app.send(new PutObjectCommand({ Bucket, Key, Body: 'mine' }))), Key).toEqual(denied)
  }
  await expectControl()
})

test('a copy needs the right to read its source', async () => {
  const path = pathOf('uploads/1/stolen')
  const headers = { 'x-amz-copy-source': `/${Bucket}/${source}` }
  await expectRefused(sendSigned(bucket.port, 'app', { method: 'PUT', path, headers }), 403, 'AccessDenied')
  const onward = { method: 'PUT', path: pathOf('library/films/a/copy'), headers }
  expect((await sendSigned(bucket.port, 'worker', onward)).status, 'control').toBe(200)
})

test('a signature opens its own key, method, query and headers only', async () => {
  const request = { path: pathOf(film), headers: { range: 'bytes=0-3' } }
  const headers = await signHeaders(bucket.port, 'worker', request)
  const honest = await sendRaw(bucket.port, { ...request, headers })
  expect(honest.body.toString()).toBe(secret.slice(0, 4))
  const replays = [
    { path: pathOf(source), headers },
    { path: pathOf(film), headers, method: 'DELETE' },
    { path: pathOf(film), headers, method: 'HEAD' },
    { path: `${pathOf(film)}?partNumber=1`, headers },
    { path: `${pathOf(film)}?response-content-type=text/html`, headers },
    { path: `/${Bucket}?list-type=2`, headers },
    { path: pathOf(film), headers: { ...headers, range: 'bytes=0-' } },
    { path: pathOf(film), headers: { ...headers, host: 'elsewhere.example' } },
  ]
  for (const replay of replays) {
    const answer = await sendRaw(bucket.port, replay)
    expect.soft(answer.status, `${replay.method} ${replay.path}`).toBe(403)
    expect.soft(answer.body.toString()).not.toContain(secret)
  }
  await expectControl()
})

test('a presigned URL bears no change', async () => {
  const url = new URL(
    await getSignedUrl(bucket.client('preview'), new GetObjectCommand({ Bucket, Key: source }), { expiresIn: 60 }),
  )
  const target = url.pathname + url.search
  expect((await sendRaw(bucket.port, { path: target })).body.toString(), 'control').toBe(secret)
  const altered = [
    target.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'),
    target.replace('film.mov', 'other.mov'),
    target.replace('X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders=host%3Brange'),
    `${target}&response-content-type=text%2Fhtml`,
    `${target}&versionId=1`,
    target.replace(/X-Amz-Signature=./, (start) => (start.endsWith('0') ? 'X-Amz-Signature=1' : 'X-Amz-Signature=0')),
  ]
  for (const path of altered) {
    expect(path).not.toBe(target)
    await expectRefused(sendRaw(bucket.port, { path }), 403, 'SignatureDoesNotMatch', path)
  }
  await expectRefused(sendRaw(bucket.port, { path: target, method: 'PUT', body: 'mine' }), 403, 'SignatureDoesNotMatch')
})

test('a body is the one that was signed', async () => {
  const request = { method: 'PUT', path: pathOf('sources/signed-body'), body: 'the signed content' }
  const headers = await signHeaders(bucket.port, 'worker', request)
  await expectRefused(
    sendRaw(bucket.port, { ...request, headers, body: 'other signed bytes' }),
    400,
    'XAmzContentSHA256Mismatch',
  )
  await expectRefused(sendSigned(bucket.port, 'worker', { path: request.path }), 404, 'NoSuchKey')
  expect((await sendRaw(bucket.port, { ...request, headers })).status, 'control').toBe(200)
})

test('a tampered chunk at the start of a large body is refused over the same connection', async () => {
  const path = pathOf('sources/large-chunked')
  const chunks = Array.from({ length: 40 }, (_, index) => patternBytes(524_288, index + 1))
  const length = { 'x-amz-decoded-content-length': String(40 * 524_288) }
  const request = { method: 'PUT', path, headers: length }
  const headers = await signHeaders(bucket.port, 'worker', request, 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD')
  const body = writeSignedChunks('worker', headers, chunks)
  const tampered = Buffer.from(body)
  tampered.writeUInt8(tampered.readUInt8(200) ^ 1, 200)
  await expectRefused(
    sendRaw(bucket.port, { method: 'PUT', path, headers, body: tampered }),
    403,
    'SignatureDoesNotMatch',
  )
  expect((await sendRaw(bucket.port, { method: 'PUT', path, headers, body })).status, 'control').toBe(200)
})

test('chunks are the ones that were signed, in their order, to the last', async () => {
  const chunks = [patternBytes(65_536, 1), patternBytes(65_536, 2), patternBytes(500, 3)]
  const content = Buffer.concat(chunks)
  const path = pathOf('sources/chunked')
  const length = { 'x-amz-decoded-content-length': String(content.length), 'content-encoding': 'aws-chunked' }
  const sign = () =>
    signHeaders(bucket.port, 'worker', { method: 'PUT', path, headers: length }, 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD')
  const send = async (change: (body: Buffer) => Buffer) => {
    const headers = await sign()
    return sendRaw(bucket.port, {
      method: 'PUT',
      path,
      headers,
      body: change(writeSignedChunks('worker', headers, chunks)),
    })
  }
  const flip = (body: Buffer) => {
    const changed = Buffer.from(body)
    changed.writeUInt8(changed.readUInt8(70_000) ^ 1, 70_000)
    return changed
  }
  const headerLength = '10000;chunk-signature='.length + 64 + 2
  const second = 65_536 + headerLength + 2
  const swap = (body: Buffer) =>
    Buffer.concat([body.subarray(second, 2 * second), body.subarray(0, second), body.subarray(2 * second)])
  await expectRefused(send(flip), 403, 'SignatureDoesNotMatch', 'a flipped bit')
  await expectRefused(send(swap), 403, 'SignatureDoesNotMatch', 'two chunks swapped')
  await expectRefused(
    send((body) => body.subarray(0, 2 * second)),
    400,
    'IncompleteBody',
    'cut short',
  )
  await expectRefused(sendSigned(bucket.port, 'worker', { path }), 404, 'NoSuchKey', 'nothing was stored')
  expect((await send((body) => body)).status, 'control').toBe(200)
  expect((await sendSigned(bucket.port, 'worker', { path })).body.equals(content)).toBe(true)
})

const climbing = [
  '../../escape',
  '..%2f..%2fescape',
  '%2e%2e/%2e%2e/escape',
  '..%5c..%5cescape',
  '%252e%252e%252fescape',
  '/etc/escape',
]
  .concat([
    './escape',
    '//escape',
    'a/../../../escape',
    'escape%00.mov',
    '..',
    '.',
    `${'k'.repeat(300)}/escape`,
    'CON',
    'escape.json',
  ])
  .concat(['%E2%80%AEescape', '%F0%9F%8E%AC', 'escape%0d%0aX-Evil:%201', '%EF%BC%8E%EF%BC%8E/escape'])

/** Signs for the key as S3 reads it, and sends it spelt as given: the signature holds, so the key reaches the store. */
async function sendSpelt(name: 'edge' | 'worker', method: string, spelt: string, body = '') {
  const canonical = decodeURIComponent(spelt).split('/').map(encodeURIComponent).join('/')
  const headers = await signHeaders(bucket.port, name, { method, path: canonical, body })
  return sendRaw(bucket.port, { method, path: spelt, headers, body })
}

test('keys that climb are letters of a key: they round-trip, and nothing appears outside the folder', async () => {
  const before = (await readdir(bucket.folder)).sort()
  for (const name of climbing) {
    const path = pathOf(`sources/${name}`)
    expect.soft((await sendSpelt('worker', 'PUT', path, name)).status, name).toBe(200)
    expect.soft((await sendSpelt('worker', 'GET', path)).body.toString(), name).toBe(name)
    expect.soft((await sendSpelt('worker', 'DELETE', path)).status, name).toBe(204)
  }
  expect((await readdir(bucket.folder)).sort()).toEqual(before)
  const files = await readdir(bucket.settings.folder, { recursive: true })
  expect(files.filter((file) => file.includes('escape'))).toEqual([])
  await expectControl()
})

test('a climb does not change which policy row a key falls under', async () => {
  const climbs = ['library/../', 'library/%2e%2e/', 'library/..%2f', 'library%2f..%2f', 'library//../']
  for (const climb of climbs) {
    await expectRefused(sendSpelt('edge', 'GET', pathOf(`${climb}${source}`)), 403, 'AccessDenied', climb)
  }
  for (const path of [`/../${Bucket}/${source}`, `//${Bucket}/${source}`, `/${Bucket}/../${Bucket}/${source}`]) {
    const answer = await sendSpelt('edge', 'GET', path)
    expect.soft(answer.status, path).toBeGreaterThanOrEqual(400)
    expect.soft(answer.body.toString(), path).not.toContain(secret)
  }
})

test('odd requests get an answer of the 4xx or 5xx kind, and the bucket lives', async () => {
  const odd = [
    { path: pathOf('sources/%ff') },
    { path: pathOf('sources/%zz') },
    { path: pathOf(`sources/${'k'.repeat(1025)}`) },
    { path: '/another-bucket/key' },
    { path: `/${Bucket}?acl` },
    { path: `/${Bucket}?policy` },
    { path: `${pathOf(film)}?tagging` },
    { path: `${pathOf(film)}?acl`, method: 'PUT' },
    { path: `${pathOf(film)}?restore`, method: 'POST' },
    { path: pathOf(film), method: 'PATCH' },
    { path: pathOf('sources/x'), method: 'PUT', headers: { 'x-amz-acl': 'public-read' } },
    { path: pathOf('sources/x'), method: 'PUT', headers: { 'x-amz-meta-big': 'm'.repeat(3000) } },
    {
      path: pathOf('sources/x'),
      method: 'PUT',
      headers: { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
    },
    { path: `/${Bucket}?delete`, method: 'POST', body: '<!DOCTYPE x [<!ENTITY a "b">]><Delete/>' },
  ]
  for (const request of odd) {
    const answer = await sendSigned(bucket.port, 'worker', request)
    expect.soft(answer.status, `${request.method} ${request.path}`).toBeGreaterThanOrEqual(400)
    expect.soft(answer.code).not.toBe('InternalError')
  }
  await expectControl()
})

test('the access log names who and what, and holds no signature', async () => {
  const url = await getSignedUrl(bucket.client('preview'), new GetObjectCommand({ Bucket, Key: source }), {
    expiresIn: 60,
  })
  await fetch(url)
  await expect.poll(() => readFile(`${bucket.folder}/access.log`, 'utf8')).toContain('"identity":"preview"')
  const lines = (await readFile(`${bucket.folder}/access.log`, 'utf8')).trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(entries).toContainEqual(
    expect.objectContaining({
      operation: 'GetObject',
      identity: 'preview',
      key: source,
      status: 200,
      sentBytes: secret.length,
    }),
  )
  expect(entries).toContainEqual(expect.objectContaining({ identity: null, status: 403, errorCode: 'AccessDenied' }))
  expect(lines.join('\n')).not.toMatch(/[0-9a-f]{64}|AKIA|Signature=|X-Amz-/)
})
