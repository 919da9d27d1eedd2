import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseSettings } from './env.ts'
import { readLegacySigner } from './legacy-key-pair.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const given = {
  DATABASE_URL: 'postgres://app@localhost/usher',
  APP_ORIGIN: 'https://portal.example',
  MEDIA_ORIGIN: 'https://portal.example',
  SESSION_SECRET: 'x'.repeat(32),
  KEY_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
}
const pair = { LEGACY_KEY_PAIR_ID: 'APKAEIBAERJR2EXAMPLE', LEGACY_PRIVATE_KEY: pem.replaceAll('\n', '\\n') }

function read(change: Record<string, string>) {
  const settings = parseSettings('app', { ...given, ...change })
  if (!settings.ok) throw new Error(settings.error.join())
  return readLegacySigner(settings.value)
}

test('a legacy pair signs when it is told to, and only then', () => {
  expect(read({ ...pair, SIGN_WITH_LEGACY_KEY_PAIR: '1' })?.keyPairId).toBe('APKAEIBAERJR2EXAMPLE')
  expect(read(pair)).toBeNull()
  expect(read({ ...pair, SIGN_WITH_LEGACY_KEY_PAIR: '0' })).toBeNull()
  expect(read({})).toBeNull()
})

test.each([
  ['one half', { LEGACY_KEY_PAIR_ID: 'APKAEIBAERJR2EXAMPLE' }, 'LEGACY_PRIVATE_KEY is missing'],
  ['a key of a group', { ...pair, LEGACY_KEY_PAIR_ID: 'K2EXAMPLE00001' }, 'LEGACY_KEY_PAIR_ID must be'],
  ['a switch that is none', { ...pair, SIGN_WITH_LEGACY_KEY_PAIR: 'yes' }, 'SIGN_WITH_LEGACY_KEY_PAIR'],
])('%s is refused at the start', (_label, change, problem) => {
  const settings = parseSettings('app', { ...given, ...change })
  expect(settings.ok ? [] : settings.error).toEqual([expect.stringContaining(problem)])
})
