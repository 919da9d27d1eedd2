import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseAuthorization, parseCredential, parseSignedHeaders } from './authorization.ts'
import { deriveSigningKey, hmac, writeCanonicalRequest, writeStringToSign } from './string-to-sign.ts'

// The request, keys and results of Amazon's own example of a service that is not S3:
// https://docs.aws.amazon.com/general/latest/gr/sigv4-signed-request-examples.html
const headers = new Map([
  ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
  ['host', 'iam.amazonaws.com'],
  ['x-amz-date', '20150830T123600Z'],
])
const parts = {
  method: 'GET',
  path: '/',
  parameters: [
    ['Version', '2010-05-08'],
    ['Action', 'ListUsers'],
  ] as const,
  headers,
  signedHeaders: [...headers.keys()],
  payloadHash: createHash('sha256').update('').digest('hex'),
}
const signature = '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7'
const credential = 'AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request'

test('the signature of Amazon’s example, read from its Authorization header and made again', () => {
  const header = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=content-type;host;x-amz-date, Signature=${signature}`
  const read = parseAuthorization(header)
  expect(read).toEqual({ credential, signedHeaders: 'content-type;host;x-amz-date', signature })
  const { scope = '', ...rest } = parseCredential(read?.credential ?? '') ?? {}
  expect(rest).toEqual({ accessKeyId: 'AKIDEXAMPLE', date: '20150830', region: 'us-east-1', service: 'iam' })

  const key = deriveSigningKey('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', scope)
  expect(key.toString('hex')).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9')
  const text = writeStringToSign('20150830T123600Z', scope, writeCanonicalRequest(parts))
  expect(hmac(key, text).toString('hex')).toBe(signature)
})

test('a path as sent is encoded once more', () => {
  expect(writeCanonicalRequest({ ...parts, path: '/a%2Fb/é' }).split('\n')[1]).toBe('/a%252Fb/%C3%A9')
})

test.each([
  '',
  'Bearer token',
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host`,
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${signature.toUpperCase()}`,
  `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${signature}, Signature=${signature}`,
])('no authorization: %o', (header) => {
  expect(parseAuthorization(header)).toBeNull()
})

test.each(['AKIDEXAMPLE/20150830/us-east-1/iam', `${credential}/x`, `/${credential}`, `${credential}x`])(
  'no credential: %s',
  (text) => {
    expect(parseCredential(credential)).not.toBeNull()
    expect(parseCredential(text)).toBeNull()
  },
)

test.each(['content-type', 'x-amz-date;host', 'host;host', ''])('no list of signed headers: %o', (list) => {
  expect(parseSignedHeaders('content-type;host')).toEqual(['content-type', 'host'])
  expect(parseSignedHeaders(list)).toBeNull()
})
