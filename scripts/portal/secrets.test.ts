import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSecrets } from './secrets.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'secrets-test-'))
})
afterEach(() => rmSync(home, { recursive: true }))

test('are made once, and only their owner may read them', () => {
  const made = openSecrets(home)
  expect(openSecrets(home)).toEqual(made)
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('hold a P-256 key pair under an id of CloudFront’s form', () => {
  const { id, privateKeyPem, publicKeyPem } = openSecrets(home).signingKey
  expect(id).toMatch(/^K[A-Z0-9]{13}$/)
  expect(createPrivateKey(privateKeyPem).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' })).toBe(publicKeyPem)
})

test.each(['', '{"sessionSecret":"x"}'])('a damaged file (%o) is refused by name, never replaced', (text) => {
  writeFileSync(join(home, 'secrets.json'), text)
  expect(() => openSecrets(home)).toThrow(/secrets.json is damaged .* npm run reset/)
  expect(statSync(join(home, 'secrets.json')).size).toBe(text.length)
})
