import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { appOrigin, signCookies, startEdge, type EdgeFixture } from './edge-fixture.ts'

const segment = '/library/films/abc/seg-1.m4s'
const body = randomBytes(4096)

async function startWithSegment(changes: Parameters<typeof startEdge>[0] = {}): Promise<EdgeFixture> {
  const fixture = await startEdge(changes)
  fixture.bucket.objects.set(segment, body)
  return fixture
}

test('first a miss, then hits, with the headers of the bucket and the behaviour', async () => {
  await using fixture = await startWithSegment()
  const headers = { Cookie: fixture.cookies }
  const miss = await fixture.get(segment, headers)
  const hit = await fixture.get(`${segment}?own=query`, headers)
  for (const answer of [miss, hit]) {
    expect(answer.status).toBe(200)
    expect(answer.body.equals(body)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '4096',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    expect(answer.headers).not.toHaveProperty('x-amz-request-id')
  }
  expect(miss.headers['x-cache']).toBe('Miss from cloudfront')
  expect(miss.headers).not.toHaveProperty('age')
  expect(hit.headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: '0' })
  expect(fixture.bucket.requests).toHaveLength(1)
})

test('a cached object is verified like any other', async () => {
  await using fixture = await startWithSegment()
  await fixture.get(segment, { Cookie: fixture.cookies })
  const refused = await fixture.get(segment)
  expect(refused.status).toBe(403)
  expect(refused.body.includes(body.subarray(0, 16))).toBe(false)
  const other = signCookies(fixture.keys.playback, `http://${fixture.host}/library/music/*`)
  expect((await fixture.get(segment, { Cookie: other })).status).toBe(403)
})

test('fifty viewers who ask at once cost one read of the bucket', async () => {
  await using fixture = await startWithSegment()
  const letGo = fixture.bucket.holdBack()
  const answers = Array.from({ length: 50 }, () => fixture.get(segment, { Cookie: fixture.cookies }))
  await expect.poll(() => fixture.bucket.requests.length).toBe(1)
  letGo()
  for (const answer of await Promise.all(answers)) expect(answer.body.equals(body)).toBe(true)
  expect(fixture.bucket.requests).toHaveLength(1)
})

test.each([
  ['bytes=0-99', 206, 'bytes 0-99/4096', body.subarray(0, 100)],
  ['bytes=4000-', 206, 'bytes 4000-4095/4096', body.subarray(4000)],
  ['bytes=-96', 206, 'bytes 4000-4095/4096', body.subarray(4000)],
  ['bytes=0-999999', 206, 'bytes 0-4095/4096', body],
  ['bytes=4096-', 416, 'bytes */4096', Buffer.alloc(0)],
  ['bytes=-0', 416, 'bytes */4096', Buffer.alloc(0)],
  ['bytes=0-1,5-6', 200, undefined, body],
  ['bytes=9-1', 200, undefined, body],
  ['lines=0-1', 200, undefined, body],
])('Range %s: %i', async (range, status, contentRange, part) => {
  await using fixture = await startWithSegment()
  for (const word of ['Miss', 'Hit']) {
    const answer = await fixture.get(segment, { Cookie: fixture.cookies, Range: range })
    expect(answer.status, word).toBe(status)
    expect(answer.headers['content-range']).toBe(contentRange)
    expect(answer.headers['x-cache']).toBe(`${word} from cloudfront`)
    expect(answer.body.equals(part)).toBe(true)
  }
})

test('If-Range, If-None-Match, If-Modified-Since, If-Match and HEAD', async () => {
  await using fixture = await startWithSegment()
  const ask = (headers: Record<string, string>, method = 'GET') =>
    fixture.get(segment, { Cookie: fixture.cookies, ...headers }, method)
  const { etag = '', 'last-modified': lastModified = '' } = (await ask({})).headers
  const range = { Range: 'bytes=0-9' }
  expect((await ask({ ...range, 'If-Range': etag })).status).toBe(206)
  expect((await ask({ ...range, 'If-Range': lastModified })).status).toBe(206)
  expect((await ask({ ...range, 'If-Range': '"older"' })).body).toHaveLength(4096)

  const unchanged = await ask({ 'If-None-Match': `"x", W/${etag}` })
  expect([unchanged.status, unchanged.body.length, unchanged.headers.etag]).toEqual([304, 0, etag])
  expect((await ask({ 'If-None-Match': '"x"' })).status).toBe(200)
  expect((await ask({ 'If-Modified-Since': lastModified })).status).toBe(304)
  expect((await ask({ 'If-Modified-Since': 'Sun, 01 Jan 2023 00:00:00 GMT' })).status).toBe(200)
  expect((await ask({ 'If-Match': '"x"' })).status).toBe(412)
  expect((await ask({ 'If-Match': etag })).status).toBe(200)

  const head = await ask({}, 'HEAD')
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '4096', 0])
  await using cold = await startWithSegment()
  const coldHead = await cold.get(segment, { Cookie: cold.cookies }, 'HEAD')
  expect([coldHead.status, coldHead.headers['content-length'], coldHead.body.length]).toEqual([200, '4096', 0])
})

test('a refusal of the bucket passes on as its own and is not kept', async () => {
  await using fixture = await startWithSegment()
  const missing = '/library/films/abc/later.m4s'
  const headers = { Cookie: fixture.cookies }
  const refused = await fixture.get(missing, headers)
  expect([refused.status, refused.headers['content-type']]).toEqual([403, 'application/xml'])
  expect(refused.body.toString()).toContain('Access Denied')
  fixture.bucket.objects.set(missing, body)
  expect((await fixture.get(missing, headers)).status).toBe(200)
})

test('a bucket that is down gives 502, and what is cached goes on', async () => {
  await using fixture = await startWithSegment()
  const headers = { Cookie: fixture.cookies }
  expect((await fixture.get(segment, headers)).status).toBe(200)
  await fixture.stopBucket()
  const down = await fixture.get('/library/films/abc/seg-2.m4s', headers)
  expect([down.status, down.headers['content-type'], down.headers['x-cache']]).toEqual([
    502,
    'text/html',
    'Error from cloudfront',
  ])
  expect((await fixture.get(segment, headers)).status).toBe(200)
})

test('CORS: exact origins with credentials on answers, nothing for others', async () => {
  await using fixture = await startWithSegment()
  const ask = (origin: string) => fixture.get(segment, { Cookie: fixture.cookies, Origin: origin })
  expect((await ask(appOrigin)).headers).toMatchObject({
    'access-control-allow-origin': appOrigin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  })
  for (const origin of ['http://localhost:3001', 'https://localhost:3000', 'null', `${appOrigin}.evil.test`]) {
    const answer = await ask(origin)
    expect(answer.status).toBe(200)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers.vary).toBe('Origin')
  }
})

test('preflight is answered on public behaviours and refused on signed ones, cookies or not', async () => {
  await using fixture = await startWithSegment()
  const preflight = { Origin: appOrigin, 'Access-Control-Request-Method': 'GET' }
  const granted = await fixture.get('/artwork/abc/poster.jpg', preflight, 'OPTIONS')
  expect(granted.status).toBe(200)
  expect(granted.headers).toMatchObject({
    'access-control-allow-origin': appOrigin,
    'access-control-allow-methods': 'GET, HEAD',
  })
  expect(granted.headers).not.toHaveProperty('access-control-allow-headers')
  const others = { ...preflight, Origin: 'http://evil.test' }
  expect((await fixture.get('/artwork/abc/poster.jpg', others, 'OPTIONS')).status).toBe(403)

  const unsigned = await fixture.get(segment, preflight, 'OPTIONS')
  expect(unsigned.body.toString()).toContain('<Code>MissingKey</Code>')
  const signed = await fixture.get(segment, { ...preflight, Cookie: fixture.cookies }, 'OPTIONS')
  expect([signed.status, signed.headers['access-control-allow-origin']]).toEqual([403, undefined])
})

test('the bucket is asked with a signature of the edge, and nothing of the viewer reaches it', async () => {
  await using fixture = await startWithSegment()
  await fixture.get(`${segment}?v=1`, {
    Cookie: `session=s; ${fixture.cookies}`,
    Authorization: 'Bearer of-the-viewer',
    'X-Amz-Date': '20200101T000000Z',
    Referer: 'http://localhost:3000/watch/1',
    'User-Agent': 'viewer',
  })
  const [asked] = fixture.bucket.requests
  expect(asked?.url).toBe(`/media${segment}`)
  expect(asked?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEDGE\/\d{8}\/us-east-1\/s3\/aws4_request, SignedHeaders=host;[a-z0-9;-]+, Signature=[0-9a-f]{64}$/,
  )
  expect(asked?.headers['x-amz-date']).not.toBe('20200101T000000Z')
  const sent = JSON.stringify(asked?.rawHeaders)
  for (const trace of ['session', 'CloudFront', 'of-the-viewer', 'watch', 'viewer']) expect(sent).not.toContain(trace)
})

test('an invalidation makes the next request ask the bucket again', async () => {
  await using fixture = await startWithSegment()
  const headers = { Cookie: fixture.cookies }
  await fixture.get(segment, headers)
  fixture.bucket.objects.delete(segment)
  expect((await fixture.get(segment, headers)).status).toBe(200)
  fixture.edge.invalidate('/library/films/abc/*')
  expect((await fixture.get(segment, headers)).status).toBe(403)
})

test('what has gone stale is asked for again with its tag, and kept when it is unchanged', async () => {
  const [poster, yearMs] = ['/artwork/abc/poster.jpg', 31_536_000_000]
  let now = 1_800_000_000_000
  await using fixture = await startEdge({ clock: () => now })
  fixture.bucket.objects.set(poster, body)
  const { etag } = (await fixture.get(poster)).headers
  now += yearMs - 1000
  expect((await fixture.get(poster)).headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: '31535999' })
  now += 1000
  const refreshed = await fixture.get(poster)
  expect(refreshed.headers['x-cache']).toBe('RefreshHit from cloudfront')
  expect(refreshed.body.equals(body)).toBe(true)
  expect(fixture.bucket.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, etag])

  now += yearMs
  fixture.bucket.objects.set(poster, Buffer.from('another'))
  expect((await fixture.get(poster)).body.toString()).toBe('another')
})
