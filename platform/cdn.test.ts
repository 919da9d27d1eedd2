import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { err, ok, type Result } from '#core/result.ts'
import { signPolicy, signUrl } from './cdn.ts'
import type { KmsSigner } from './signing-keys.ts'

const policy =
  '{"Statement":[{"Resource":"https://m.example/library/films/*","Condition":{"DateLessThan":{"AWS:EpochTime":61}}}]}'
const decode = (text: string) =>
  Buffer.from(text.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64')

const take = <Value>(signed: Result<Value, string>): Value => {
  if (!signed.ok) throw new Error(signed.error)
  return signed.value
}

const pairs = {
  'EC P-256': generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  'RSA-2048': generateKeyPairSync('rsa', { modulusLength: 2048 }),
}

/** Signs as KMS does: SHA-256 over the text's bytes. */
const inKms = (name: keyof typeof pairs): KmsSigner => ({
  keyPairId: 'K2AAAAAAAAAAAA',
  sign: (text) => Promise.resolve(ok(sign('SHA256', Buffer.from(text), pairs[name].privateKey))),
})

test.each([
  ['EC P-256', 'SHA256'],
  ['EC P-256', 'SHA1'],
  ['RSA-2048', 'SHA256'],
  ['RSA-2048', 'SHA1'],
] as const)('%s with %s verifies over the very bytes of the policy', async (name, hash) => {
  const { privateKey, publicKey } = pairs[name]
  const signed = take(await signPolicy(policy, { keyPairId: 'K2AAAAAAAAAAAA', privateKey }, hash))

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

  test.each(cases)('custom, %s with %s: the policy travels and verifies', async (name, hash) => {
    const signed = new URL(take(await signUrl(url, { kind: 'custom', policy }, signer(name), hash)))
    const carried = decode(signed.searchParams.get('Policy') ?? '')
    expect(carried.toString()).toBe(policy)
    expect(verify(hash, carried, pairs[name].publicKey, decode(signed.searchParams.get('Signature') ?? ''))).toBe(true)
    expect(signed.searchParams.get('Hash-Algorithm')).toBe(hash === 'SHA256' ? 'SHA256' : null)
    expect(signed.searchParams.get('Key-Pair-Id')).toBe('K2AAAAAAAAAAAA')
    expect(signed.searchParams.has('Expires')).toBe(false)
  })

  test.each(cases)('canned, %s with %s: the policy that CloudFront rebuilds verifies', async (name, hash) => {
    const withQuery = `${url}?size=large&n=2`
    // Half a second before the next: the end must not move into it.
    const rule = { kind: 'canned', expiresAt: new Date(61_700) } as const
    const signed = take(await signUrl(withQuery, rule, signer(name), hash))
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
  ])('%s is refused: it would not be what is asked for', async (odd) => {
    const rule = { kind: 'canned', expiresAt: new Date(61_000) } as const
    await expect(signUrl(odd, rule, signer('EC P-256'), 'SHA256')).rejects.toThrow(/URL/)
    await expect(signUrl(odd, rule, inKms('EC P-256'), 'SHA256')).rejects.toThrow(/URL/)
  })
})

describe('a key that KMS holds', () => {
  const url = 'https://m.example/downloads/0a/notes.pdf?size=large'
  const here = { keyPairId: 'K2AAAAAAAAAAAA', privateKey: pairs['RSA-2048'].privateKey }
  const rules = [
    { kind: 'canned', expiresAt: new Date(61_700) },
    { kind: 'custom', policy },
  ] as const

  test('writes what one held here writes: with RSA byte for byte', async () => {
    const kms = inKms('RSA-2048')
    expect(await signPolicy(policy, kms, 'SHA256')).toEqual(await signPolicy(policy, here, 'SHA256'))
    for (const rule of rules) {
      const [one, other] = [await signUrl(url, rule, kms, 'SHA256'), await signUrl(url, rule, here, 'SHA256')]
      expect([...new URL(take(one)).searchParams].sort()).toEqual([...new URL(take(other)).searchParams].sort())
    }
  })

  test('signs with SHA-256 and says so, whatever is asked for', async () => {
    expect(take(await signPolicy(policy, inKms('EC P-256'), 'SHA1')).hashAlgorithm).toBe('SHA256')
    const signed = new URL(take(await signUrl(url, rules[0], inKms('EC P-256'), 'SHA1')))
    expect(signed.searchParams.get('Hash-Algorithm')).toBe('SHA256')
  })

  test('that does not answer leaves nothing that opens anything', async () => {
    const away: KmsSigner = { keyPairId: 'K2A', sign: () => Promise.resolve(err('SERVICE_UNAVAILABLE')) }
    const refused = { ok: false, error: 'SERVICE_UNAVAILABLE' }
    expect(await signPolicy(policy, away, 'SHA256')).toEqual(refused)
    for (const rule of rules) expect(await signUrl(url, rule, away, 'SHA256')).toEqual(refused)
  })
})
