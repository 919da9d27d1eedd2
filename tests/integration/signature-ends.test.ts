import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import { makeKeyPair } from '#platform/key-pair.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase, type TestDatabase } from './support/test-database.ts'

const start = new Date('2026-06-15T12:00:00Z')
const seconds = (count: number) => new Date(start.getTime() + count * 1_000)
const at = (now: Date) => ({ now, random: 0.5, clientAddress: null })
const beat = { positionSeconds: 1, state: 'playing' as const }
const device = { deviceId: 'a', deviceName: 'A browser' }

let opened: TestDatabase
let database: Database
beforeAll(async () => {
  opened = await openTestDatabase()
  setAppSettings(opened.url)
  database = getDatabase()
  await register('K2FIRST0000001')
})
afterAll(async () => {
  await database.$disconnect()
  await opened.close()
})

async function register(id: string): Promise<void> {
  const pair = await makeKeyPair('EC_P256')
  const key = { id, keyGroup: 'PLAYBACK', algorithm: 'EC_P256', ...pair } as const
  await registerSigningKey(database, key, getSettings('app').KEY_ENCRYPTION_KEYS, start)
}

const lastEndOf = async (id: string) =>
  (await database.signingKey.findUniqueOrThrow({ where: { id }, select: { lastExpiresAt: true } })).lastExpiresAt

test('a key’s last end covers every signature, is written now and then, and costs a renewal no statement', async () => {
  const { library, playableId } = await createFilm(database)
  const { claims } = await createMember(database, library.id, start)
  const grant = await issueGrant(playableId, claims, device, at(start))
  if (!grant.ok) throw new Error(grant.error.code)
  const { grantId } = grant.value
  expect(await lastEndOf('K2FIRST0000001')).toEqual(seconds(360))

  const renewAt = async (now: number) => {
    const { result, statements } = await countStatements(() => renewGrant(grantId, claims, beat, at(seconds(now))))
    expect(result).toMatchObject({ ok: true, value: { expiresAt: seconds(now + 300) } })
    return statements.length
  }
  // The first of these also looks which key signs, as each process does every 10 s.
  await renewAt(60)
  expect(await lastEndOf('K2FIRST0000001'), 'covered already').toEqual(seconds(360))
  expect(await renewAt(61), 'statements of one that raises it').toBe(2)
  expect(await lastEndOf('K2FIRST0000001')).toEqual(seconds(421))
  expect(await renewAt(69), 'statements of one that does not').toBe(2)
  expect(await lastEndOf('K2FIRST0000001')).toEqual(seconds(421))

  const renewals = Array.from({ length: 8 }, () => renewGrant(grantId, claims, beat, at(seconds(130))))
  expect(
    (await Promise.all(renewals)).every(({ ok }) => ok),
    'renewals that raise it at once',
  ).toBe(true)
  expect(await lastEndOf('K2FIRST0000001')).toEqual(seconds(490))
})

test('a key that left its group signs nothing more, though this process still knew it', async () => {
  const { library, playableId } = await createFilm(database)
  const { claims } = await createMember(database, library.id, start)
  const grant = await issueGrant(playableId, claims, device, at(seconds(140)))
  if (!grant.ok) throw new Error(grant.error.code)
  const gone = { status: 'COMPROMISED', compromisedAt: seconds(141), retiredAt: seconds(141) } as const
  await database.signingKey.update({ where: { id: 'K2FIRST0000001' }, data: gone })

  const without = await renewGrant(grant.value.grantId, claims, beat, at(seconds(142)))
  expect(without).toEqual({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } })
  await register('K2SECOND000001')
  const renewed = await renewGrant(grant.value.grantId, claims, beat, at(seconds(142)))
  expect(renewed.ok && renewed.value.cookies).toContainEqual(expect.stringContaining('Key-Pair-Id=K2SECOND000001;'))
  const lease = await database.playbackLease.findUniqueOrThrow({ where: { id: grant.value.grantId } })
  expect([lease.signingKeyId, lease.renewals, lease.endedAt]).toEqual(['K2SECOND000001', 1, null])
})
