import { expect, test } from 'vitest'
import { parseHeaders } from '#local/bucket/incoming-headers.ts'
import { parseTarget } from '#local/bucket/incoming-target.ts'
import { verifyRequest } from './verify-request.ts'

// The keys, requests and signatures of Amazon's own examples:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and sigv4-query-string-auth.html
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const keyring = {
  region: 'us-east-1',
  identities: [{ name: 'worker' as const, accessKeyId, secretAccessKey, policy: [] }],
}
const at = new Date('2013-05-24T00:00:00Z')
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const putHash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'

type Example = {
  method: string
  target: string
  headers: Record<string, string>
  signedHeaders: string
  signature: string
}

const examples: Record<string, Example> = {
  'a ranged read': {
    method: 'GET',
    target: '/test.txt',
    headers: { range: 'bytes=0-9', 'x-amz-content-sha256': emptyHash },
    signedHeaders: 'host;range;x-amz-content-sha256;x-amz-date',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  'a write whose key is escaped': {
    method: 'PUT',
    target: '/test%24file.text',
    headers: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': putHash,
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    signedHeaders: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  'a parameter without a value': {
    method: 'GET',
    target: '/?lifecycle',
    headers: { 'x-amz-content-sha256': emptyHash },
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  'a listing': {
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: { 'x-amz-content-sha256': emptyHash },
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
}

function verify({ method, target, headers, signedHeaders, signature }: Example, now = at) {
  const credential = `${accessKeyId}/20130524/us-east-1/s3/aws4_request`
  const sent = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`,
    ...headers,
  }
  return verifyParts(method, target, sent, now)
}

function verifyParts(method: string, target: string, headers: Record<string, string>, now: Date) {
  const [parsedTarget, parsedHeaders] = [parseTarget(target), parseHeaders(Object.entries(headers).flat())]
  if (!parsedTarget.ok || !parsedHeaders.ok) throw new Error('The example does not parse.')
  return verifyRequest({ method, target: parsedTarget.value, headers: parsedHeaders.value }, keyring, now)
}

const accepted = { ok: true }
const refused = (code: string) => ({ ok: false, error: { code } })
const read = examples['a ranged read'] as Example

test.each(Object.entries(examples))('accepts Amazon’s example of %s, and no other signature', (_name, example) => {
  expect(verify(example)).toMatchObject(accepted)
  const flipped = example.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  expect(verify({ ...example, signature: flipped })).toMatchObject(refused('SignatureDoesNotMatch'))
})

test.each([
  ['another method', { method: 'DELETE' }],
  ['another key', { target: '/test2.txt' }],
  ['a key one folder up', { target: '/x/../test.txt' }],
  ['a parameter more', { target: '/test.txt?acl' }],
  ['another range', { headers: { ...read.headers, range: 'bytes=0-99' } }],
  ['another body', { headers: { ...read.headers, 'x-amz-content-sha256': putHash } }],
  ['an unsigned body', { headers: { ...read.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }],
])('refuses the signature for %s', (_name, changes) => {
  expect(verify({ ...read, ...changes })).toMatchObject(refused('SignatureDoesNotMatch'))
})

test('refuses what the signature does not cover: any further x-amz- header, or no host', () => {
  const more = { ...read.headers, 'x-amz-meta-more': 'x' }
  expect(verify({ ...read, headers: more })).toMatchObject(refused('AccessDenied'))
  expect(verify({ ...read, signedHeaders: 'range;x-amz-date' })).toMatchObject(refused('AuthorizationHeaderMalformed'))
})

test.each([
  [-15 * 60_000, accepted],
  [15 * 60_000, accepted],
  [-15 * 60_000 - 1000, refused('RequestTimeTooSkewed')],
  [15 * 60_000 + 1000, refused('RequestTimeTooSkewed')],
])('a clock that is %i ms away', (skewMilliseconds, expected) => {
  expect(verify(read, new Date(at.getTime() + skewMilliseconds))).toMatchObject(expected)
})

const presigned =
  '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
  '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
  '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'

test('accepts Amazon’s presigned example for a day, and not a second more', () => {
  const host = { host: 'examplebucket.s3.amazonaws.com' }
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  expect(verifyParts('GET', presigned, host, after(86_400))).toMatchObject({ ok: true, value: { isPresigned: true } })
  expect(verifyParts('GET', presigned, host, after(86_401))).toMatchObject(refused('AccessDenied'))
  expect(verifyParts('PUT', presigned, host, at)).toMatchObject(refused('SignatureDoesNotMatch'))
  const longer = presigned.replace('Expires=86400', 'Expires=86401')
  expect(verifyParts('GET', longer, host, at)).toMatchObject(refused('SignatureDoesNotMatch'))
})

test('refuses the anonymous, the unknown, the temporary, and two signatures at once', () => {
  const host = { host: 'examplebucket.s3.amazonaws.com' }
  expect(verifyParts('GET', '/test.txt', host, at)).toMatchObject(refused('AccessDenied'))
  const unknown = presigned.replace('AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7STRANGE')
  expect(verifyParts('GET', unknown, host, at)).toMatchObject(refused('InvalidAccessKeyId'))
  const temporary = `${presigned}&X-Amz-Security-Token=t`
  expect(verifyParts('GET', temporary, host, at)).toMatchObject(refused('InvalidToken'))
  const both = { ...host, authorization: 'AWS4-HMAC-SHA256 Credential=x' }
  expect(verifyParts('GET', presigned, both, at)).toMatchObject(refused('InvalidArgument'))
  const elsewhere = presigned.replace('us-east-1', 'eu-west-1')
  expect(verifyParts('GET', elsewhere, host, at)).toMatchObject(refused('AuthorizationHeaderMalformed'))
  const repeated = `${presigned}&X-Amz-Expires=1`
  expect(verifyParts('GET', repeated, host, at)).toMatchObject(refused('AuthorizationQueryParametersError'))
})
