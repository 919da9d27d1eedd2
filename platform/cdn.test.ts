import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signPolicy, signUrl } from './cdn.ts'

const policy =
  '{"Statement":[{"Resource":"https://m.example/library/films/*","Condition":{"DateLessThan":{"AWS:EpochTime":61}}}]}'
const decode = (text: string) =>
  Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64')

const pairs = {
  'EC P-256': generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'RSA-2048': generateKeyPairSync('rsa', { modulusLength: 2048 }),
}

test.each([
  ['EC P-256', 'SHA256'],
  ['EC P-256', 'SHA1'],
  ['RSA-2048', 'SHA256'],
  ['RSA-2048', 'SHA1'],
] as const)('%s with %s verifies over the very bytes of the policy', (name, hash) => {
  const { privateKey, publicKey } = pairs[name]
  const signed = signPolicy(policy, { keyPairId: 'K2AAAAAAAAAAAA', privateKey }, hash)

  expect(decode(signed.policy).toString()).toBe(policy)
  expect(verify(hash, Buffer.from(policy), publicKey, decode(signed.signature))).toBe(true)
  expect(verify(hash, Buffer.from(`${policy} `), publicKey, decode(signed.signature))).toBe(false)
  expect(signed.hashAlgorithm).toBe(hash === 'SHA256' ? 'SHA256' : undefined)
  expect(signed.keyPairId).toBe('K2AAAAAAAAAAAA')
})

describe('a signed URL', () => {
  const url = 'https://m.example/downloads/0a/notes.pdf'
  const signer = (name: keyof typeof pairs) => ({ keyPairId: 'K2AAAAAAAAAAAA', privateKey: pairs[name].privateKey })
  const cases = [
    ['EC P-256', 'SHA256'],
    ['EC P-256', 'SHA1'],
    ['RSA-2048', 'SHA256'],
    ['RSA-2048', 'SHA1'],
  ] as const

  test.each(cases)('custom, %s with %s: the policy travels and verifies', (name, hash) => {
    const signed = new URL(signUrl(url, { kind: 'custom', policy }, signer(name), hash))
    const carried = decode(signed.searchParams.get('Policy') ?? '')
    expect(carried.toString()).toBe(policy)
    expect(verify(hash, carried, pairs[name].publicKey, decode(signed.searchParams.get('Signature') ?? ''))).toBe(true)
    expect(signed.searchParams.get('Hash-Algorithm')).toBe(hash === 'SHA256' ? 'SHA256' : null)
    expect(signed.searchParams.get('Key-Pair-Id')).toBe('K2AAAAAAAAAAAA')
    expect(signed.searchParams.has('Expires')).toBe(false)
  })

  test.each(cases)('canned, %s with %s: the policy that CloudFront rebuilds verifies', (name, hash) => {
    const withQuery = `${url}?size=large&n=2`
    // Half a second before the next: the end must not move into it.
    const signed = signUrl(withQuery, { kind: 'canned', expiresAt: new Date(61_700) }, signer(name), hash)
    const parameters = new URL(signed).searchParams
    const rebuilt = `{"Statement":[{"Resource":"${withQuery}","Condition":{"DateLessThan":{"AWS:EpochTime":61}}}]}`
    expect(parameters.get('Expires')).toBe('61')
    expect(parameters.has('Policy')).toBe(false)
    const signature = decode(parameters.get('Signature') ?? '')
    expect(verify(hash, Buffer.from(rebuilt), pairs[name].publicKey, signature)).toBe(true)
    expect(verify(hash, Buffer.from(rebuilt.replace('61', '62')), pairs[name].publicKey, signature)).toBe(false)
    expect(signed.startsWith(`${withQuery}&`)).toBe(true)
  })

  test.each([
    'https://m.example/downloads/0a/a b.pdf',
    'https://m.example/downloads/0a/a%2eb.pdf',
    'https://m.example/downloads/0a/ü.pdf',
    'https://m.example/downloads/0a/a+b.pdf',
    'https://m.example/downloads/*',
    `${url}?Expires=1`,
    `${url}?a=1&Hash-Algorithm=SHA1`,
  ])('%s is refused: it would not be what is asked for', (odd) => {
    const rule = { kind: 'canned', expiresAt: new Date(61_000) } as const
    expect(() => signUrl(odd, rule, signer('EC P-256'), 'SHA256')).toThrow(/URL/)
  })
})
