import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPrivateKey, sealPrivateKey } from './key-encryption.ts'

const older = { id: 'k1', key: randomBytes(32) }
const newer = { id: 'k2', key: randomBytes(32) }
const pem = '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----\n'

test('opens what was sealed, also after the encryption key was succeeded', () => {
  const sealed = sealPrivateKey(pem, 'K2ROW', [older])
  expect(sealed).not.toContain('secret')
  expect(openPrivateKey(sealed, 'K2ROW', [newer, older])).toBe(pem)
})

test('the same key sealed twice never looks the same', () => {
  expect(sealPrivateKey(pem, 'K2ROW', [older])).not.toBe(sealPrivateKey(pem, 'K2ROW', [older]))
})

test('a sealed key moved to another row stays shut', () => {
  expect(() => openPrivateKey(sealPrivateKey(pem, 'K2ROW', [older]), 'K2OTHER', [older])).toThrow()
})

test('a changed byte stays shut', () => {
  const sealed = sealPrivateKey(pem, 'K2ROW', [older])
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
  expect(() => openPrivateKey(changed, 'K2ROW', [older])).toThrow()
})

test('without its encryption key the error names the row and the setting', () => {
  const sealed = sealPrivateKey(pem, 'K2ROW', [older])
  expect(() => openPrivateKey(sealed, 'K2ROW', [newer])).toThrow(/K2ROW.*KEY_ENCRYPTION_KEYS/)
})
