import { generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { signPolicy } from './cdn.ts'

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
