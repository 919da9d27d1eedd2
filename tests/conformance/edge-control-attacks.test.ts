import { connect } from 'node:net'
import {
  CreateKeyGroupCommand,
  GetKeyGroupCommand,
  ListPublicKeysCommand,
  type CloudFrontClientConfig,
} from '@aws-sdk/client-cloudfront'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  caller,
  keyGroupIds,
  sendCall,
  sendSignedCall,
  signCall,
  startControlledEdge,
  type ControlledEdge,
  type RawCall,
} from './edge-control-harness.ts'
import { refusalOf } from './sdk-refusal.ts'
import { sendRaw, writeRequest } from './raw-request.ts'

const list = '/2020-05-31/key-group'
const groups = '/2020-05-31/key-group'
const config = (name: string) =>
  `<KeyGroupConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Name>${name}</Name><Items><PublicKey>K00PRIVATE0000</PublicKey></Items></KeyGroupConfig>`

let controlled: ControlledEdge
beforeAll(async () => {
  controlled = await startControlledEdge()
})
afterAll(() => controlled[Symbol.asyncDispose]())

/** The honest request that stands before and after every attack, and the three groups that nothing may change. */
async function expectControl() {
  const answer = await sendSignedCall(controlled.port(), { path: list })
  expect({ status: answer.status, quantity: /<Quantity>(\d+)</.exec(answer.text)?.[1] }, 'control').toEqual({
    status: 200,
    quantity: '3',
  })
}

async function expectRefused(sent: ReturnType<typeof sendCall>, status: number, code: string, name = code) {
  const answer = await sent
  expect.soft({ status: answer.status, code: answer.code }, name).toEqual({ status, code })
  expect
    .soft(answer.text, name)
    .toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ErrorResponse xmlns="[^"]+"><Error><Type>Sender<\/Type>/)
  expect.soft(answer.text, name).not.toMatch(new RegExp(`${caller.secretAccessKey}|BEGIN PUBLIC|usher-`))
}

test('nobody without a signature reads or changes anything', async () => {
  await expectControl()
  const calls: RawCall[] = [
    { path: list },
    { path: '/2020-05-31/public-key' },
    { path: `${list}/${keyGroupIds.playback}` },
    { path: '/' },
    { method: 'POST', path: groups, body: config('mine') },
    { method: 'DELETE', path: `${groups}/${keyGroupIds.playback}`, headers: { 'if-match': '*' } },
    { path: `${list}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${caller.accessKeyId}&X-Amz-Signature=00` },
  ]
  for (const call of calls) {
    await expectRefused(
      sendCall(controlled.port(), call),
      403,
      'MissingAuthenticationToken',
      `${call.method} ${call.path}`,
    )
  }
  await expectControl()
})

test('a wrong secret, another identity, place or time: refused', async () => {
  await expectControl()
  const bucketIdentity = { accessKeyId: 'AKIATESTWORKER000000', secretAccessKey: 'W'.repeat(40) }
  const refusals: [CloudFrontClientConfig, string, number][] = [
    [{ credentials: { ...caller, secretAccessKey: 'c'.repeat(40) } }, 'SignatureDoesNotMatch', 403],
    [{ credentials: bucketIdentity }, 'AccessDenied', 403],
    [{ credentials: { ...bucketIdentity, accessKeyId: caller.accessKeyId } }, 'SignatureDoesNotMatch', 403],
    [{ credentials: { ...caller, sessionToken: 'token' } }, 'InvalidClientTokenId', 403],
    [{ region: 'eu-central-1' }, 'SignatureDoesNotMatch', 403],
    [{ systemClockOffset: -6 * 60_000 }, 'RequestExpired', 400],
    [{ systemClockOffset: 6 * 60_000 }, 'RequestExpired', 400],
  ]
  for (const [changes, name, status] of refusals) {
    const call = controlled.client(changes).send(new ListPublicKeysCommand({}))
    expect.soft(await refusalOf(call), JSON.stringify(changes)).toEqual({ name, status })
  }
  for (const systemClockOffset of [-4 * 60_000, 4 * 60_000]) {
    await controlled.client({ systemClockOffset }).send(new ListPublicKeysCommand({}))
  }
  const port = controlled.port()
  const forS3 = await signCall(port, { path: list }, { signer: { service: 's3' } })
  await expectRefused(sendCall(port, { path: list, headers: forS3 }), 403, 'SignatureDoesNotMatch')
  await expectControl()
})

test('a signature holds for its method, path, query, headers and body alone', async () => {
  await expectControl()
  const port = controlled.port()
  const call = { method: 'POST', path: groups, body: config('signed'), headers: { 'if-match': 'E1' } }
  const headers = await signCall(port, call)
  const changes: Record<string, RawCall> = {
    'another body': { ...call, headers, body: config('stolen') },
    'another body and its hash left out': {
      ...call,
      headers: without(headers, 'x-amz-content-sha256'),
      body: config('stolen'),
    },
    'no body': { ...call, headers, body: '' },
    'another method': { ...call, headers, method: 'PUT' },
    'another path': { ...call, headers, path: '/2020-05-31/public-key' },
    'a path with a dot segment': { ...call, headers, path: '/2020-05-31/x/../key-group' },
    'a path in another spelling': { ...call, headers, path: '/2020-05-31/key%2Dgroup' },
    'a query': { ...call, headers, path: `${groups}?MaxItems=1` },
    'another If-Match': { ...call, headers: { ...headers, 'if-match': 'E2' } },
    'another host': { ...call, headers: { ...headers, host: 'cloudfront.amazonaws.com' } },
    'another date': { ...call, headers: { ...headers, 'x-amz-date': later(headers['x-amz-date']) } },
    'a body declared unsigned': { ...call, headers: { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
  }
  for (const [name, changed] of Object.entries(changes)) {
    await expectRefused(sendCall(port, changed), 403, 'SignatureDoesNotMatch', name)
  }
  const unsigned = await signCall(port, { ...call, headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } })
  await expectRefused(
    sendCall(port, { ...call, headers: unsigned }),
    403,
    'SignatureDoesNotMatch',
    'signed as unsigned',
  )
  await expectRefused(
    sendCall(port, { ...call, headers: { ...headers, 'x-amz-meta-more': 'x' } }),
    400,
    'IncompleteSignature',
    'a header more',
  )
  await expectControl()
})

test.each([
  'Basic dXNoZXI6dXNoZXI=',
  'AWS4-HMAC-SHA256',
  `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/20260101/us-east-1/cloudfront/aws4_request, SignedHeaders=x-amz-date, Signature=${'0'.repeat(64)}`,
  `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  `AWS4-ECDSA-P256-SHA256 Credential=${caller.accessKeyId}/20260101/cloudfront/aws4_request, SignedHeaders=host, Signature=00`,
])('an Authorization header that is none: %s', async (authorization) => {
  const headers = { ...(await signCall(controlled.port(), { path: list })), authorization }
  await expectRefused(sendCall(controlled.port(), { path: list, headers }), 400, 'IncompleteSignature')
  await expectControl()
})

test('bodies that are too long, cut off, missing, or not UTF-8', async () => {
  await expectControl()
  const port = controlled.port()
  const post = (body: string | Buffer) => sendSignedCall(port, { method: 'POST', path: groups, body })
  const padded = (bytes: number) => config(`a${' '.repeat(bytes)}`)
  await expectRefused(post(padded(60 * 1024)), 400, 'InvalidArgument', 'long, but not too long')
  await expectRefused(post(padded(64 * 1024)), 413, 'RequestEntityTooLarge')
  await expectRefused(post(padded(900 * 1024)), 413, 'RequestEntityTooLarge')
  await expectRefused(post(''), 400, 'MissingBody')
  await expectRefused(post(Buffer.from(config('\xff'), 'latin1')), 400, 'MalformedInput')
  const endless = await sendEndless(port)
  expect(endless.answer).toContain('413')
  expect(endless.sentBytes).toBeLessThan(64 * 1024 * 1024)
  await expectControl()
})

const deep = `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`
test.each([
  ['an external entity', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${config('&e;')}`],
  ['entities within entities', `<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${config('&b;')}`],
  ['a document type of another case', `<!doctype x>${config('x')}`],
  ['a parameter entity', `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;]>${config('x')}`],
  ['depth', `<KeyGroupConfig>${deep}</KeyGroupConfig>`],
  ['depth within a field', config(deep)],
  ['a CDATA section', config('<![CDATA[x]]>')],
  ['an element more', config('x</Name><Extra>1</Extra><Name>y')],
  ['an element twice', config('x</Name><Name>y')],
  ['a name of the prototype', config('x</Name><__proto__><Name>y</Name></__proto__><Name>z')],
  ['another root', '<PublicKeyConfig><Name>x</Name></PublicKeyConfig>'],
  ['two roots', config('x') + config('y')],
  ['an open end', '<KeyGroupConfig><Name>x'],
  ['JSON', '{"Name":"x","Items":["K00PRIVATE0000"]}'],
])('XML with %s is refused', async (_name, body) => {
  const answer = await sendSignedCall(controlled.port(), { method: 'POST', path: groups, body })
  expect({ status: answer.status, code: answer.code }).toEqual({ status: 400, code: 'MalformedInput' })
  await expectControl()
})

test('text that looks like markup stays text', async () => {
  await using own = await startControlledEdge()
  const Name = `</Name><Items> & &lt; " ' ]]>`
  const KeyGroupConfig = { Name, Items: ['K00PRIVATE0000'], Comment: '&e; &#60;' }
  const { KeyGroup } = await own.client().send(new CreateKeyGroupCommand({ KeyGroupConfig }))
  expect(KeyGroup?.KeyGroupConfig).toEqual(KeyGroupConfig)
  const read = await own.client().send(new GetKeyGroupCommand({ Id: KeyGroup?.Id }))
  expect(read.KeyGroup?.KeyGroupConfig).toEqual(KeyGroupConfig)
})

test.each([
  ['GET', '/2020-05-31/distribution'],
  ['GET', '/2019-03-26/public-key'],
  ['PATCH', '/2020-05-31/public-key'],
  ['DELETE', '/2020-05-31/public-key'],
  ['GET', '/2020-05-31/public-key/'],
  ['GET', '/2020-05-31/public-key/K1/config/more'],
  ['GET', '/2020-05-31/constructor'],
  ['POST', '/'],
])('%s %s is no operation', async (method, path) => {
  await expectRefused(sendSignedCall(controlled.port(), { method, path }), 400, 'InvalidAction')
  await expectControl()
})

test('a header that is sent twice, a host that is missing or doubled', async () => {
  await expectControl()
  const port = controlled.port()
  const signed = await signCall(port, { path: list })
  const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}\r\n`)
  const send = (more: string, left = lines) =>
    sendRaw(port, `GET ${list} HTTP/1.1\r\n${left.join('')}${more}Connection: close\r\n\r\n`)
  expect((await send('')).status).toBe(200)
  for (const name of ['host', 'authorization', 'x-amz-date']) {
    expect((await send(`${name}: ${signed[name]}\r\n`)).status, name).toBe(400)
  }
  expect(
    (
      await send(
        '',
        lines.filter((line) => !line.startsWith('host')),
      )
    ).status,
  ).toBe(400)
  await expectControl()
})

test('the viewer’s port knows nothing of the control plane, signed or not, whatever host is named', async () => {
  await expectControl()
  const { edge } = controlled
  const headers = await signCall(edge.port, { path: list })
  const hosts = [edge.host, `127.0.0.1:${controlled.port()}`, 'cloudfront.amazonaws.com', 'localhost']
  for (const host of hosts) {
    for (const target of [list, `${list}/${keyGroupIds.playback}`]) {
      const sent = { ...headers, host, 'X-Forwarded-Port': String(controlled.port()) }
      const { status, body } = await sendRaw(edge.port, writeRequest('GET', target, sent))
      expect({ status, body: body.toString() }, `${host} ${target}`).toEqual({
        status: 404,
        body: 'a page of the app',
      })
    }
  }
  const absolute = `http://127.0.0.1:${controlled.port()}${list}`
  expect((await sendRaw(edge.port, writeRequest('GET', absolute, { ...headers, host: edge.host }))).status).toBe(400)
  await expectControl()
})

function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
}

/** The same day, a second away. */
function later(timestamp = ''): string {
  return timestamp.replace(/\dZ$/, (last) => `${(Number(last[0]) + 1) % 10}Z`)
}

/** Sends a chunked body without end, until the other side ends it. */
function sendEndless(port: number): Promise<{ answer: string; sentBytes: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const chunk = Buffer.from(`4000\r\n${'x'.repeat(0x4000)}\r\n`)
    let [answer, sentBytes] = ['', 0]
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk)) sentBytes += chunk.length
    }
    socket.on('drain', pump)
    socket.on('data', (piece) => (answer += piece.toString('latin1')))
    // A reset is the other side's end as well.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve({ answer, sentBytes }))
    socket.write(`POST ${groups} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n`)
    pump()
  })
}
