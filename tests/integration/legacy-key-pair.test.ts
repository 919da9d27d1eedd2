import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { registerTestKey } from './support/signing.ts'
import { openTestDatabase, type TestDatabase } from './support/test-database.ts'

const now = new Date('2026-06-15T12:00:00Z')
const context = { now, random: 0.5, clientAddress: null }
const legacyId = 'APKAEIBAERJR2EXAMPLE'

let opened: TestDatabase
let database: Database
beforeAll(async () => {
  opened = await openTestDatabase()
  setAppSettings(opened.url)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  Object.assign(process.env, {
    LEGACY_KEY_PAIR_ID: legacyId,
    LEGACY_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    SIGN_WITH_LEGACY_KEY_PAIR: '1',
  })
  database = getDatabase()
  await registerTestKey(database, 'PLAYBACK', now)
})
afterAll(async () => {
  await database.$disconnect()
  await opened.close()
})

test('grants and renewals are signed with the account’s pair, which needs no row and leaves the group’s key alone', async () => {
  const { library, playableId } = await createFilm(database)
  const { claims } = await createMember(database, library.id, now)
  const grant = await issueGrant(playableId, claims, { deviceId: 'a', deviceName: 'A browser' }, context)
  if (!grant.ok) throw new Error(grant.error.code)
  expect(grant.value.cookies).toContainEqual(expect.stringContaining(`CloudFront-Key-Pair-Id=${legacyId};`))

  const beat = { positionSeconds: 1, state: 'playing' as const }
  const renewed = await renewGrant(grant.value.grantId, claims, beat, context)
  expect(renewed.ok && renewed.value.cookies).toContainEqual(expect.stringContaining(legacyId))
  const key = await database.signingKey.findFirstOrThrow({ where: { keyGroup: 'PLAYBACK' } })
  expect([key.status, key.lastExpiresAt]).toEqual(['SIGNING', null])
})
