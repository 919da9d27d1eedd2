import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { projectFolder, readPortalSettings, type Variables } from './settings.ts'

function read(variables: Variables) {
  const settings = readPortalSettings(variables)
  if (!settings.ok) throw new Error(settings.error.join())
  return settings.value
}

test('with nothing set the portal brings everything, under .usher and on its usual ports', () => {
  expect(read({})).toEqual({
    home: `${projectFolder}.usher`,
    ports: { app: 3000, edge: 4000, edgeControl: 4001, bucket: 9000, postgres: 5433 },
    demoPassword: null,
    database: null,
    edgePropagationMs: 0,
    legacyKeyPairs: [],
    isMediaEmbedded: true,
  })
})

test('ports and home are settings; an empty one counts as not set', () => {
  const { home, ports } = read({ USHER_HOME: '/srv/usher', APP_PORT: '3100', EDGE_PORT: '' })
  expect(home).toBe('/srv/usher')
  expect(ports).toMatchObject({ app: 3100, edge: 4000 })
})

test('a database of one’s own takes the place of the embedded one', () => {
  const url = 'postgres://app@db.example/usher'
  expect(read({ DATABASE_URL: url }).database).toEqual({ url, migrationUrl: url })
  const migrationUrl = 'postgres://owner@db.example/usher'
  expect(read({ DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl }).database).toEqual({ url, migrationUrl })
})

test.each(['MEDIA_ORIGIN', 'BUCKET_NAME', 'S3_ENDPOINT', 'SIGNING_KEY_ID', 'DIRECT_SIGNING_PRIVATE_KEY'])(
  '%s says that media lies elsewhere',
  (name) => {
    expect(read({ [name]: 'set' }).isMediaEmbedded).toBe(false)
  },
)

test('of the account’s own key pairs the public half is kept, and only of whole pairs', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const whole = { LEGACY_KEY_PAIR_ID: 'APKAEIBAERJR2EXAMPLE', LEGACY_PRIVATE_KEY: pem.replaceAll('\n', '\\n') }
  const pair = { keyId: 'APKAEIBAERJR2EXAMPLE', publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) }
  expect(read(whole)).toMatchObject({ legacyKeyPairs: [pair], isMediaEmbedded: true })
  expect(read({ ...whole, LEGACY_PRIVATE_KEY: '' }).legacyKeyPairs).toEqual([])
  const second = { LEGACY_KEY_PAIR_ID_2: 'APKAEIBAERJR2EXAMPL2', LEGACY_PRIVATE_KEY_2: pem }
  expect(read({ ...whole, ...second }).legacyKeyPairs).toHaveLength(2)
  expect(readPortalSettings({ LEGACY_KEY_PAIR_ID: 'K2EXAMPLE00001', LEGACY_PRIVATE_KEY: 'x' })).toEqual({
    ok: false,
    error: [
      'LEGACY_KEY_PAIR_ID must be the id of a CloudFront key pair, APKA…',
      'LEGACY_PRIVATE_KEY must be a PEM private key',
    ],
  })
})

test('every problem is named at once, and no value is repeated', () => {
  const variables = { APP_PORT: 'http', PG_PORT: '70000', DATABASE_URL: 'mysql://root:hunter2@db' }
  const settings = readPortalSettings(variables)
  expect(settings).toEqual({
    ok: false,
    error: ['APP_PORT must be a port number', 'PG_PORT must be 1 to 65535', 'DATABASE_URL must be a postgres:// URL'],
  })
  expect(JSON.stringify(settings)).not.toContain('hunter2')
})

test('two processes cannot share a port', () => {
  expect(readPortalSettings({ APP_PORT: '4000' }).ok).toBe(false)
})
