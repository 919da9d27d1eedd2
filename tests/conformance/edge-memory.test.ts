import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startEdge } from './edge-fixture.ts'

const mebibyte = 1024 * 1024
const cacheBytes = 8 * mebibyte

test('the cache stays within its bound, whatever is asked for, and drops the oldest first', async () => {
  await using fixture = await startEdge({ cacheBytes })
  const { bucket, edge } = fixture
  const paths = Array.from({ length: 20 }, (_empty, at) => `/library/films/abc/seg-${at}.m4s`)
  for (const path of paths) bucket.objects.set(path, randomBytes(900 * 1024))
  const ask = (path: string) => fixture.get(path, { Cookie: fixture.cookies })
  for (const path of paths) {
    expect((await ask(path)).body.equals(bucket.objects.get(path) ?? Buffer.alloc(0))).toBe(true)
    expect(edge.cache.heldBytes()).toBeLessThanOrEqual(cacheBytes)
  }
  expect(edge.cache.heldBytes()).toBeGreaterThan(cacheBytes / 2)
  expect((await ask('/library/films/abc/seg-19.m4s')).headers['x-cache']).toBe('Hit from cloudfront')
  expect((await ask('/library/films/abc/seg-0.m4s')).headers['x-cache']).toBe('Miss from cloudfront')
})

test('an object too large to keep is streamed, whole and in ranges, and takes no room', async () => {
  await using fixture = await startEdge({ cacheBytes })
  const path = '/library/films/abc/film.mp4'
  const film = randomBytes(3 * mebibyte)
  fixture.bucket.objects.set(path, film)
  const headers = { Cookie: fixture.cookies }
  for (let round = 0; round < 2; round++) {
    const whole = await fixture.get(path, headers)
    expect(whole.headers['x-cache']).toBe('Miss from cloudfront')
    expect(whole.body.equals(film)).toBe(true)
  }
  const part = await fixture.get(path, { ...headers, Range: 'bytes=1000000-1000099' })
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1000000-1000099/${film.length}`])
  expect(part.body.equals(film.subarray(1_000_000, 1_000_100))).toBe(true)
  expect(fixture.edge.cache.heldBytes()).toBe(0)
})

test('viewers who stop reading hold no one up, and their objects stay counted until they leave', async () => {
  await using fixture = await startEdge({ cacheBytes })
  const { bucket, edge, port, host, cookies } = fixture
  const paths = Array.from({ length: 12 }, (_empty, at) => `/library/films/abc/seg-${at}.m4s`)
  for (const path of paths) bucket.objects.set(path, randomBytes(1000 * 1024))
  const stuck = paths.map((path) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    // The window closes after the first packet, and the viewer asks for the same again and again.
    socket.once('data', () => socket.pause())
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookies}\r\n\r\n`.repeat(8))
    return socket
  })
  await expect.poll(() => bucket.requests.length).toBeGreaterThanOrEqual(paths.length)
  edge.invalidate('/*')
  expect(edge.cache.heldBytes()).toBeLessThanOrEqual(cacheBytes)

  bucket.objects.set('/library/films/abc/small', Buffer.from('small'))
  const other = await fixture.get('/library/films/abc/small', { Cookie: cookies })
  expect(other.body.toString()).toBe('small')

  for (const socket of stuck) socket.destroy()
  edge.invalidate('/*')
  await expect.poll(() => edge.cache.heldBytes()).toBe(0)
})
