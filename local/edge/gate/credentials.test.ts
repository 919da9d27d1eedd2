import { expect, test } from 'vitest'
import { readCredentials } from './credentials.ts'

const cookies = 'theme=dark; CloudFront-Policy=P; sid=a=b; CloudFront-Signature=S;CloudFront-Key-Pair-Id=K; z=1'

test('cookies are found among others, by exact name', () => {
  const found = { signedBy: 'cookies', policy: 'P', signature: 'S', keyId: 'K', hashAlgorithm: null, repeated: false }
  expect(readCredentials(null, cookies)).toMatchObject(found)
  expect(readCredentials('v=1', cookies)).toMatchObject({ ...found, ownQuery: 'v=1' })
  for (const header of [
    'cloudfront-policy=P',
    'XCloudFront-Policy=P',
    'a=CloudFront-Policy=P',
    'CloudFront-PolicyX=P',
  ]) {
    expect(readCredentials(null, header).policy, header).toBeNull()
  }
})

test.each(['Expires=1', 'Policy=x', 'Signature', 'Key-Pair-Id=', 'a=1&Hash-Algorithm=SHA1', 'Pol%69cy=1'])(
  '?%s makes it a signed URL, and the cookies are not looked at',
  (query) => {
    const found = readCredentials(query, cookies)
    expect(found.signedBy).toBe('url')
    expect([found.policy, found.signature, found.keyId]).not.toContain('P')
  },
)

test('names are case-sensitive, and own parameters keep their order', () => {
  expect(readCredentials('expires=1&policy=2', cookies)).toMatchObject({ signedBy: 'cookies', policy: 'P' })
  const url = readCredentials('b=2&Expires=9&a=1&Signature=S&Key-Pair-Id=K&&c', undefined)
  expect(url).toMatchObject({ expires: '9', signature: 'S', keyId: 'K', ownQuery: 'b=2&a=1&&c' })
})

test('a name that comes twice is marked', () => {
  expect(readCredentials(null, `${cookies}; CloudFront-Policy=Q`).repeated).toBe(true)
  expect(readCredentials('Policy=P&Policy=P&Key-Pair-Id=K', undefined).repeated).toBe(true)
})
