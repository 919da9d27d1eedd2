import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isVerificationKey, parseVerificationKey } from './verification-key.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()

test('takes SPKI with either kind of line end, and without the last one', () => {
  for (const text of [pem, pem.trimEnd(), pem.replaceAll('\n', '\r\n')]) {
    expect(parseVerificationKey(text)?.equals(publicKey)).toBe(true)
  }
})

test.each([
  ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['something before it', `# mine\n${pem}`],
  ['something after it', `${pem}more`],
  ['a second one', pem + pem],
  ['another frame', pem.replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY')],
  ['a broken body', pem.replace(/\n.{20}/, '\n')],
])('refuses %s', (_label, text) => {
  expect(isVerificationKey(pem)).toBe(true)
  expect(isVerificationKey(text)).toBe(false)
})
