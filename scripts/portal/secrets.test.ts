import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyGroupNames, openSecrets } from './secrets.ts'

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

test.each(keyGroupNames)('hold a P-256 key pair of the group %s under an id of CloudFront’s form', (group) => {
  const { id, privateKeyPem, publicKeyPem } = openSecrets(home).signingKeys[group]
  expect(id).toMatch(/^K[A-Z0-9]{13}$/)
  expect(createPrivateKey(privateKeyPem).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' })).toBe(publicKeyPem)
})

test('of a home that had one signing key keep it for playback; what came later is made once', () => {
  const { signingKeys, keyGroupIds, keyControl, ...rest } = openSecrets(home)
  const path = join(home, 'secrets.json')
  writeFileSync(path, JSON.stringify({ ...rest, signingKey: signingKeys.playback }))

  const upgraded = openSecrets(home)
  expect(upgraded.signingKeys.playback).toEqual(signingKeys.playback)
  expect(upgraded).toMatchObject(rest)
  const ids = keyGroupNames.flatMap((group) => [upgraded.signingKeys[group].id, upgraded.keyGroupIds[group]])
  expect(new Set([...ids, signingKeys.private.id, keyGroupIds.playback]).size).toBe(8)
  expect(upgraded.keyControl).not.toEqual(keyControl)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(upgraded)
  expect(openSecrets(home)).toEqual(upgraded)
})

test.each(['', '{"sessionSecret":"x"}'])('a damaged file (%o) is refused by name, never replaced', (text) => {
  writeFileSync(join(home, 'secrets.json'), text)
  expect(() => openSecrets(home)).toThrow(/secrets.json is damaged .* npm run reset/)
  expect(statSync(join(home, 'secrets.json')).size).toBe(text.length)
})
