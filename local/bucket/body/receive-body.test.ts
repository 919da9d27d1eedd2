import { createHash } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { BodyPlan } from './body-plan.ts'
import { receiveBody, receiveText } from './receive-body.ts'

const content = Buffer.from('the content of a body')
const plan: BodyPlan = {
  payload: { kind: 'unsigned' },
  sizeBytes: content.length,
  contentMd5: null,
  promised: null,
  algorithm: null,
}
const body = () => Readable.from([content.subarray(0, 5), content.subarray(5)])
const hex = createHash('sha256').update(content).digest('hex')

test('a body that agrees with all it promised is received', async () => {
  const contentMd5 = createHash('md5').update(content).digest('base64')
  const everything: BodyPlan = { ...plan, payload: { kind: 'sha256', hex }, contentMd5, algorithm: 'CRC32' }
  expect(await receiveText(body(), everything, 1000)).toEqual({ ok: true, value: content.toString() })
})

test.each([
  ['one byte more', { sizeBytes: content.length - 1 }, 'IncompleteBody'],
  ['one byte less', { sizeBytes: content.length + 1 }, 'IncompleteBody'],
  [
    'another SHA-256',
    { payload: { kind: 'sha256' as const, hex: hex.replace(/./g, '0') } },
    'XAmzContentSHA256Mismatch',
  ],
  ['another MD5', { contentMd5: Buffer.alloc(16).toString('base64') }, 'BadDigest'],
  [
    'another CRC',
    { promised: { algorithm: 'CRC32' as const, value: 'AAAAAA==' }, algorithm: 'CRC32' as const },
    'BadDigest',
  ],
])('refuses %s than it promised', async (_name, changes, code) => {
  expect(await receiveText(body(), { ...plan, ...changes }, 1000)).toMatchObject({ ok: false, error: { code } })
})

/** A client that has much more to send, and a disk that is slower than it. */
async function receiveWhileMoreComes(sink: Writable, changes: Partial<BodyPlan> = {}) {
  const source = new Readable({ read: () => void setImmediate(() => source.push(Buffer.alloc(65_536))) })
  const received = await receiveBody(source, { ...plan, sizeBytes: 1e9, ...changes }, sink).catch(
    (error: unknown) => error,
  )
  const next = await new Promise((resolve) => source.once('data', resolve).once('close', () => resolve('closed')))
  const isOpen = !source.destroyed
  source.destroy()
  return { received, isOpen, next }
}

test('the source stays open for the answer when the disk is full or the body is refused', async () => {
  const full = new Error('no space')
  const fail = (turns: number, done: (error: Error) => void) =>
    void setImmediate(() => (turns === 0 ? done(full) : fail(turns - 1, done)))
  const failing = new Writable({ write: (_piece, _encoding, done) => fail(50, done) })
  expect(await receiveWhileMoreComes(failing)).toMatchObject({ received: full, isOpen: true, next: expect.any(Buffer) })

  const taking = new Writable({ write: (_piece, _encoding, done) => void setImmediate(done) })
  const refused = await receiveWhileMoreComes(taking, { sizeBytes: 100_000 })
  expect(refused).toMatchObject({ received: { ok: false, error: { code: 'IncompleteBody' } }, isOpen: true })
})

test('a client that goes away is told apart from a sink that fails', async () => {
  const source = new Readable({ read: () => undefined })
  const receiving = receiveBody(source, plan, new Writable({ write: (_piece, _encoding, done) => done() }))
  source.push(content.subarray(0, 5))
  source.destroy(new Error('aborted'))
  expect(await receiving).toMatchObject({ ok: false, error: { code: 'IncompleteBody' } })
})
