import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccessLog } from '#local/edge/access-log.ts'
import { originSecret, startEdge } from './edge-fixture.ts'
import { sendRaw } from './raw-request.ts'
import { makeTestFolder } from './test-folder.ts'

test('everything else goes to the app, with its body, and with what only the edge can say', async () => {
  const seen: { headers: IncomingHttpHeaders; method: string; url: string; body: string }[] = []
  await using fixture = await startEdge({
    app: (request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        seen.push({ headers: request.headers, method: request.method ?? '', url: request.url ?? '', body })
        response.writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], Connection: 'X-Hop', 'X-Hop': '1' }).end('made')
      })
    },
  })
  const head = [
    'POST /api/playback/grants?x=%2f HTTP/1.1',
    `Host: ${fixture.host}`,
    'Cookie: session=s',
    'CloudFront-Viewer-Address: 6.6.6.6:1',
    'X-Usher-Origin-Secret: guess',
    'X-Forwarded-For: 6.6.6.6',
    'X-Forwarded-Host: evil.test',
    'X-Real-IP: 6.6.6.6',
    'Connection: close, X-Mine',
    'X-Mine: 1',
    'Content-Length: 4',
  ]
  const answer = await sendRaw(fixture.port, `${head.join('\r\n')}\r\n\r\nbody`)
  expect([answer.status, answer.headers['set-cookie']]).toEqual([201, 'a=1, b=2'])
  expect(answer.body.toString()).toContain('made')
  expect(answer.headers).not.toHaveProperty('x-hop')

  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/api/playback/grants?x=%2f', body: 'body' })
  const headers = seen[0]?.headers ?? {}
  expect(headers['cloudfront-viewer-address']).toMatch(/^192\.0\.2\.44:\d+$/)
  expect(headers).toMatchObject({
    cookie: 'session=s',
    host: fixture.host,
    'x-usher-origin-secret': originSecret,
    'x-forwarded-host': fixture.host,
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '192.0.2.44',
  })
  expect(headers).not.toHaveProperty('x-mine')
  expect(headers).not.toHaveProperty('x-real-ip')
  expect(fixture.bucket.requests).toHaveLength(0)
})

test('an app that is down gives 502', async () => {
  await using fixture = await startEdge({ app: (request) => request.socket.destroy() })
  const answer = await fixture.get('/browse')
  expect([answer.status, answer.headers['content-type']]).toEqual([502, 'text/html'])
})

test('a web socket of the app passes through, and of a media path never', async () => {
  await using fixture = await startEdge({
    app: (_request, response) => response.end('plain'),
    onAppServer: (server: ReturnType<typeof createServer>) => {
      server.on('upgrade', (_request, socket) => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
        socket.pipe(socket)
      })
    },
  })
  const handshake = (path: string): string =>
    `GET ${path} HTTP/1.1\r\nHost: ${fixture.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`
  const socket = connect(fixture.port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  socket.write(handshake('/_next/hmr'))
  await expect.poll(() => received).toContain('101 Switching Protocols')
  socket.write('there and back')
  await expect.poll(() => received).toContain('there and back')
  const closed = once(socket, 'close')
  socket.end()
  await closed

  const media = await sendRaw(
    fixture.port,
    handshake('/library/films/a').replace('Upgrade\r\nUpgrade', 'close\r\nUpgrade'),
  )
  expect(media.status).toBe(403)
})

test('the log tells each request and no secret', async () => {
  const path = join(makeTestFolder(), 'access.log')
  const accessLog = openAccessLog(path)
  {
    await using fixture = await startEdge({ accessLog, app: (_request, response) => response.end('page') })
    fixture.bucket.objects.set('/library/films/a.m4s', Buffer.alloc(5000))
    const { cookies } = fixture
    const asUrl = cookies.replaceAll('CloudFront-', '').replaceAll('; ', '&')
    await fixture.get('/library/films/a.m4s', { Cookie: `session=topsecret; ${cookies}` })
    await fixture.get(`/library/films/a.m4s?${asUrl}`)
    await fixture.get(`/library/films/a.m4s?Signature=topsecret&Policy=topsecret`)
    await fixture.get('/browse?token=topsecret')
    const signature = /Signature=([^;]+)/.exec(cookies)?.[1] ?? '?'
    const policy = /Policy=([^;]+)/.exec(cookies)?.[1] ?? '?'
    await accessLog.close()

    const text = readFileSync(path, 'utf8')
    for (const secret of ['topsecret', signature, policy, 'Cookie', 'KPLAYBACK']) expect(text).not.toContain(secret)
    const entries = text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    const media = { path: '/library/films/a.m4s', method: 'GET', behaviour: 'library', client: '192.0.2.44' }
    expect(entries).toMatchObject([
      { ...media, status: 200, cache: 'Miss', code: null },
      { ...media, status: 200, cache: 'Hit', code: null },
      { ...media, status: 403, cache: 'Error', code: 'MissingKey' },
      { path: '/browse', behaviour: 'app', status: 200 },
    ])
    for (const entry of entries.slice(0, 2)) expect(entry).toHaveProperty('bytes', expect.any(Number))
    expect((entries[0] as { bytes: number }).bytes).toBeGreaterThan(5000)
    expect((entries[2] as { bytes: number }).bytes).toBeLessThan(1000)
  }
})
