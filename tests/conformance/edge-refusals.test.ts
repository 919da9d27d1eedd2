import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { appOrigin, nowSeconds, signCookies, startEdge } from './edge-fixture.ts'
import { createRandom } from './mutations.ts'
import { sendRaw } from './raw-request.ts'

const segment = '/library/films/abc/seg-1.m4s'

test('a refusal has the bytes, the headers and the order of CloudFront, and no CORS', async () => {
  await using fixture = await startEdge()
  const answer = await fixture.get(segment, { Origin: appOrigin })
  expect(answer.body.toString()).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>MissingKey</Code><Message>Missing Key-Pair-Id query parameter or cookie value</Message></Error>',
  )
  const names = answer.rawHead.split('\r\n').map((line) => line.split(':')[0])
  const order = ['HTTP/1.1 403 Forbidden', 'Server', 'Date', 'Content-Type', 'Content-Length', 'Connection']
  expect(names).toEqual([...order, 'X-Cache', 'Via', 'X-Amz-Cf-Pop', 'X-Amz-Cf-Id'])
  expect(answer.headers).toMatchObject({
    server: 'CloudFront',
    'content-type': 'text/xml',
    'content-length': '146',
    'x-cache': 'Error from cloudfront',
    date: new Date(nowSeconds * 1000).toUTCString(),
  })
  expect(answer.headers.via).toMatch(/^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/)
  expect(answer.headers['x-amz-cf-id']).toMatch(/^[A-Za-z0-9_-]{54}==$/)
  expect(fixture.bucket.requests).toHaveLength(0)
})

test('the setting for the other possibility puts CORS on refusals', async () => {
  await using fixture = await startEdge({ corsOnRefusal: true })
  const answer = await fixture.get(segment, { Origin: appOrigin })
  expect(answer.status).toBe(403)
  expect(answer.headers['access-control-allow-origin']).toBe(appOrigin)
  expect((await fixture.get(segment, { Origin: 'http://evil.test' })).headers).not.toHaveProperty(
    'access-control-allow-origin',
  )
})

test('each behaviour trusts its own key groups', async () => {
  await using fixture = await startEdge()
  const { bucket, keys, host } = fixture
  for (const path of [segment, '/private/f1/paper.pdf']) bucket.objects.set(path, Buffer.from('data'))
  const everything = (pair: typeof keys.playback) => ({ Cookie: signCookies(pair, `http://${host}/*`) })
  expect((await fixture.get(segment, everything(keys.playback))).status).toBe(200)
  expect((await fixture.get('/private/f1/paper.pdf', everything(keys.private))).status).toBe(200)
  for (const [path, pair] of [
    [segment, keys.private],
    ['/private/f1/paper.pdf', keys.playback],
  ] as const) {
    const refused = await fixture.get(path, everything(pair))
    expect(refused.body.toString()).toContain('<Code>InvalidKey</Code>')
  }
})

test('a key taken away at run time ends what it signed, cached or not; given back it opens again', async () => {
  await using fixture = await startEdge()
  const { bucket, trustedKeys, cookies } = fixture
  bucket.objects.set(segment, Buffer.from('data'))
  const ask = (): Promise<number> => fixture.get(segment, { Cookie: cookies }).then(({ status }) => status)
  const entries = trustedKeys.list()
  expect(await ask()).toBe(200)
  trustedKeys.set(entries.filter(({ group }) => group !== 'playback'))
  expect(await ask()).toBe(403)
  trustedKeys.set(entries)
  expect(await ask()).toBe(200)
})

test('no request moves the clock, the client address or the scheme', async () => {
  await using fixture = await startEdge({ clock: () => (nowSeconds + 7200) * 1000 })
  fixture.bucket.objects.set(segment, Buffer.from('data'))
  const headers = {
    Cookie: fixture.cookies,
    Date: new Date(nowSeconds * 1000).toUTCString(),
    'X-Usher-Now': String(nowSeconds),
    'X-Forwarded-For': '192.0.2.1',
    'X-Forwarded-Proto': 'https',
    'CloudFront-Viewer-Address': '192.0.2.1:1',
  }
  for (const query of ['', '?now=1800000000', '?clock=0']) {
    expect((await fixture.get(`${segment}${query}`, headers)).status).toBe(403)
  }
  await using onTime = await startEdge()
  onTime.bucket.objects.set(segment, Buffer.from('data'))
  expect((await onTime.get(segment, { Cookie: onTime.cookies })).status).toBe(200)
  const overHttps = signCookies(onTime.keys.playback, `https://${onTime.host}/library/films/*`)
  expect((await onTime.get(segment, { Cookie: overHttps, 'X-Forwarded-Proto': 'https' })).status).toBe(403)
})

test.each([
  ['a method nobody allows', 'TRACE / HTTP/1.1\r\nHost: HOST\r\n', 403],
  ['writing to a media path', 'PUT /artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n', 403],
  ['deleting a media path', 'DELETE /library/films/a HTTP/1.1\r\nHost: HOST\r\n', 403],
  ['a read with a body', 'GET /artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n', 403],
  ['two hosts', 'GET /artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\nHost: evil.test\r\n', 400],
  ['no host', 'GET /artwork/a.jpg HTTP/1.1\r\n', 400],
  ['a host that is none', 'GET /artwork/a.jpg HTTP/1.1\r\nHost: a b\r\n', 400],
  ['the absolute form', 'GET http://HOST/artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\n', 400],
  ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: HOST\r\n', 400],
  ['NUL in the address', 'GET /artwork/a\0.jpg HTTP/1.1\r\nHost: HOST\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n', 400],
  ['an address of 8,193 bytes', `GET /${'a'.repeat(8192)} HTTP/1.1\r\nHost: HOST\r\n`, 414],
  ['20 kB of headers', `GET /artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\nA: ${'a'.repeat(20_480)}\r\n`, 413],
  ['200 kB of headers', `GET /artwork/a.jpg HTTP/1.1\r\nHost: HOST\r\nA: ${'a'.repeat(204_800)}\r\n`, 413],
  ['traversal out of a public path', 'GET /artwork/x/../../sources/a HTTP/1.1\r\nHost: HOST\r\n', 404],
  ['traversal inside a public path', 'GET /artwork/x/..%2f..%2fsources/a HTTP/1.1\r\nHost: HOST\r\n', 400],
  ['traversal from public to signed', 'GET /artwork/../library/films/a HTTP/1.1\r\nHost: HOST\r\n', 403],
  ['an encoded letter before the signed path', 'GET /%6cibrary/films/a HTTP/1.1\r\nHost: HOST\r\n', 403],
])('%s: no byte of media, and the edge goes on', async (_label, head, status) => {
  await using fixture = await startEdge({ app: (_request, response) => response.writeHead(404).end() })
  const { bucket, port, host } = fixture
  for (const key of ['/artwork/a.jpg', '/library/films/a', '/sources/a']) bucket.objects.set(key, Buffer.from('MEDIA'))

  const answer = await sendRaw(port, Buffer.from(`${head.replaceAll('HOST', host)}Connection: close\r\n\r\n`, 'latin1'))
  expect(answer.status).toBe(status)
  expect(answer.body.toString()).not.toContain('MEDIA')
  expect(bucket.requests).toHaveLength(0)

  const control = await fixture.get('/artwork/a.jpg')
  expect([control.status, control.body.toString()]).toEqual([200, 'MEDIA'])
})

test('five hundred spoilt requests: the edge goes on, and gives no byte of media', async () => {
  await using fixture = await startEdge({ app: (_request, response) => response.writeHead(404).end() })
  const { bucket, port, host } = fixture
  for (const path of [segment, '/artwork/a.jpg']) bucket.objects.set(path, Buffer.from('MEDIA'))
  const random = createRandom(7)
  const whole = `GET ${segment} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${fixture.cookies.replace('Policy=', 'Policy=x')}\r\nRange: bytes=0-1\r\n\r\n`
  for (let round = 0; round < 500; round++) {
    const bytes = Buffer.from(whole)
    for (let count = 0; count <= round % 4; count++) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    }
    const answer = await sendAndEnd(
      port,
      bytes.subarray(0, round % 7 === 0 ? Math.floor(random() * bytes.length) : bytes.length),
    )
    expect(answer).not.toContain('MEDIA')
    expect(answer).toMatch(/^$|^HTTP\/1\.1 4/)
  }
  expect((await fixture.get('/artwork/a.jpg')).body.toString()).toBe('MEDIA')
  expect((await fixture.get(segment, { Cookie: fixture.cookies })).body.toString()).toBe('MEDIA')
})

/** Sends bytes that may be no whole request, and closes its own half, so that the other side need not wait. */
function sendAndEnd(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(received)
    })
    socket.end(bytes)
  })
}
