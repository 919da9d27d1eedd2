import { Writable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { errorTable } from '#core/errors.ts'
import { keyGroups, type KeyGroup } from '#core/signing-keys/lifecycle.ts'
import type { Grant } from '#features/playback/commands.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { signFile } from '#features/private-files/sign-file.ts'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { listKeyGroups } from '#features/signing-keys/queries.ts'
import { getDatabase } from '#platform/database.ts'
import type { KeyAlgorithm } from '#platform/key-pair.ts'
import { openKms } from '#platform/kms.ts'
import { createLogger } from '#platform/logger.ts'
import { advanceKeys } from '#worker/signing-keys/advance-keys.ts'
import { firstKeyId, kmsCallers, openKeyHarness, type KeyHarness } from './support/key-harness.ts'
import { kmsSettingsOf, startKmsServer, type KmsServer } from './support/kms-server.ts'
import { createFilm, createMember } from './support/people-and-films.ts'

let server: KmsServer
let harness: KeyHarness
let film: Awaited<ReturnType<typeof createFilm>>
beforeAll(async () => {
  server = await startKmsServer({
    [kmsCallers.app]: ['Sign'],
    [kmsCallers.worker]: ['CreateKey', 'CreateAlias', 'DescribeKey', 'GetPublicKey', 'Sign', 'ScheduleKeyDeletion'],
  })
  harness = await openKeyHarness({ kmsServer: server })
  film = await createFilm(harness.database)
  await harness.storage.putText(segment(), 'media', { contentType: 'video/mp4' })
})
afterAll(async () => {
  await getDatabase().$disconnect()
  await harness.close()
  await server.close()
})
beforeEach(async () => {
  // Whatever an earlier case signed has ended, and its keys have left their places.
  harness.pass(1_000)
  for (const keyGroup of keyGroups) await advanceKeys(harness.context, keyGroup)
})
afterEach(() => server.be('well'))

const segment = () => `library/${film.library.slug}/${film.assetId}/seg-0.m4s`
const context = () => ({ now: harness.now(), random: 0.5, clientAddress: null })
const device = { deviceId: 'a', deviceName: 'A browser' }
const beat = { positionSeconds: 1, state: 'playing' as const }

async function rotate(keyGroup: KeyGroup, algorithm: KeyAlgorithm) {
  const begun = await requestRotation(keyGroup, algorithm, harness.request())
  if (!begun.ok) throw new Error(begun.error.code)
  await advanceKeys(harness.context, keyGroup)
  harness.pass(11)
  return readKey(begun.value.keyId)
}

const readKey = (id: string) => harness.database.signingKey.findUniqueOrThrow({ where: { id } })

async function openGrant() {
  const { viewer, claims } = await createMember(harness.database, film.library.id, harness.now())
  const grant = await issueGrant(film.playableId, claims, device, context())
  return { grant, viewer, claims }
}

async function statusUnder({ cookies }: Pick<Grant, 'cookies'>): Promise<number> {
  const kept = cookies.filter((line) => !line.includes('Max-Age=0')).map((line) => line.split(';')[0])
  const answer = await fetch(`${harness.mediaOrigin}/${segment()}`, { headers: { Cookie: kept.join('; ') } })
  return answer.status
}

describe('keys that KMS holds', () => {
  test.each(['EC_P256', 'RSA_2048'] as const)(
    'a rotation makes an %s key there, whose cookies the edge takes',
    async (algorithm) => {
      const key = await rotate('PLAYBACK', algorithm)
      expect(key).toMatchObject({ status: 'SIGNING', algorithm, encryptedPrivateKey: null })
      const views = (await listKeyGroups(harness.database)).flatMap(({ keys }) => keys)
      expect(views.filter(({ isInKms }) => isInKms).map(({ id }) => id)).toContain(key.id)
      expect(views.filter(({ isInKms }) => !isInKms).map(({ id }) => id)).toContain(firstKeyId('DIRECT'))
      expect(server.listKeys()).toContain(key.kmsKeyId)
      expect((await harness.readCloudFront('PLAYBACK')).group).toContain(key.publicKeyId)

      const { grant } = await openGrant()
      if (!grant.ok) throw new Error(grant.error.code)
      expect(grant.value.cookies).toContainEqual(expect.stringContaining(`Key-Pair-Id=${key.publicKeyId};`))
      expect(await statusUnder(grant.value)).toBe(200)
      const forged = grant.value.cookies.map((line) =>
        line.replace(
          /(CloudFront-Signature=.{20})(.)/,
          (_all, start: string, sign) => `${start}${sign === 'A' ? 'B' : 'A'}`,
        ),
      )
      expect(await statusUnder({ cookies: forged })).toBe(403)
    },
  )

  test.each(['EC_P256', 'RSA_2048'] as const)('a shared file opens by a URL under an %s key', async (algorithm) => {
    const key = await rotate('PRIVATE', algorithm)
    const objectKey = `private/${algorithm}/plan.pdf`
    await harness.storage.putText(objectKey, 'a plan', { contentType: 'application/pdf' })
    const expiresAt = new Date(harness.now().getTime() + 600_000)
    const terms = { objectKey, startsAt: null, expiresAt, sourceNetwork: null }
    const signed = await signFile('PRIVATE', terms, harness.now())
    expect(signed?.signingKeyId).toBe(key.publicKeyId)
    expect(await (await fetch(signed?.url ?? '')).text()).toBe('a plan')
    expect((await fetch((signed?.url ?? '').replace('plan', 'plot'))).status).toBe(403)
  })

  test('the app only signs; keys are made and ended by the worker', () => {
    const actions = new Set(server.calls.filter(({ caller }) => caller === kmsCallers.app).map(({ action }) => action))
    expect([...actions]).toEqual(['Sign'])
  })

  test('one that retires is ended in KMS when nothing it signed is alive, and not before', async () => {
    const first = await rotate('PLAYBACK', 'EC_P256')
    const { grant } = await openGrant()
    const second = await rotate('PLAYBACK', 'EC_P256')
    expect(await readKey(first.id)).toMatchObject({ status: 'RETIRING' })
    expect(server.listKeys()).toContain(first.kmsKeyId)
    expect(grant.ok && (await statusUnder(grant.value))).toBe(200)

    harness.pass(400)
    await advanceKeys(harness.context, 'PLAYBACK')
    expect(await readKey(first.id)).toMatchObject({ status: 'RETIRED', removedAt: harness.now() })
    expect(server.listKeys()).not.toContain(first.kmsKeyId)
    expect(server.listKeys()).toContain(second.kmsKeyId)
  })

  test('a compromised one is followed by a new one, leaves, and signs nothing more even for who may call KMS', async () => {
    const before = await rotate('PLAYBACK', 'EC_P256')
    const { grant, claims } = await openGrant()
    if (!grant.ok) throw new Error(grant.error.code)
    expect(await requestRemoval(before.id, harness.request())).toMatchObject({ ok: true })
    await advanceKeys(harness.context, 'PLAYBACK')
    expect(await readKey(before.id)).toMatchObject({ status: 'COMPROMISED', removedAt: harness.now() })
    expect(await statusUnder(grant.value)).toBe(403)

    const renewed = await renewGrant(grant.value.grantId, claims, beat, context())
    expect(renewed.ok && (await statusUnder(renewed.value))).toBe(200)
    const stolen = { kmsKeyId: before.kmsKeyId ?? '', algorithm: 'EC_P256' as const }
    expect(await harness.kms.sign(stolen, 'text')).toEqual({ ok: false, error: 'KEY_GONE' })
  })
})

describe('KMS away', () => {
  test.each(['away', 'silent'] as const)(
    '%s: 503 and no lease; a renewal keeps its lease and goes on after',
    async (mood) => {
      await rotate('PLAYBACK', 'EC_P256')
      const { grant, claims } = await openGrant()
      if (!grant.ok) throw new Error(grant.error.code)
      const leases = () => harness.database.playbackLease.count()
      const before = await leases()

      server.be(mood)
      expect((await openGrant()).grant).toEqual({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } })
      expect(errorTable.SERVICE_UNAVAILABLE).toMatchObject({ status: 503, retryable: true })
      const refused = await renewGrant(grant.value.grantId, claims, beat, context())
      expect(refused).toEqual({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } })
      expect(await leases()).toBe(before)

      server.be('well')
      const renewed = await renewGrant(grant.value.grantId, claims, beat, context())
      expect(renewed.ok && (await statusUnder(renewed.value))).toBe(200)
      expect((await openGrant()).grant.ok).toBe(true)
      expect(await leases()).toBe(before + 1)
    },
  )

  test('a rotation waits for it, and what signed before signs on', async () => {
    const before = await rotate('DIRECT', 'EC_P256')
    server.be('away')
    const begun = await requestRotation('DIRECT', 'EC_P256', harness.request())
    const keyId = begun.ok ? begun.value.keyId : ''
    await expect(advanceKeys(harness.context, 'DIRECT')).rejects.toThrow('Not now.')
    expect(await readKey(keyId)).toMatchObject({ status: 'PENDING', publicKeyPem: null, kmsKeyId: null })
    expect(await readKey(before.id)).toMatchObject({ status: 'SIGNING' })

    server.be('well')
    await advanceKeys(harness.context, 'DIRECT')
    expect(await readKey(keyId)).toMatchObject({ status: 'SIGNING' })
  })

  test('is told to the log without the text that was to be signed', async () => {
    const lines: string[] = []
    const destination = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const logger = createLogger({ name: 'test', level: 'info' }, destination)
    const kms = openKms(kmsSettingsOf(server, kmsCallers.app), (cause) =>
      logger.warn({ err: cause }, 'KMS did not sign'),
    )
    server.be('away')
    const text = '{"Statement":[{"Resource":"https://m.example/library/secret/*"}]}'
    await kms.sign({ kmsKeyId: 'none', algorithm: 'EC_P256' }, text)
    kms.close()
    expect(lines.join()).toMatch(/KMSInternalException/)
    expect(lines.join()).not.toMatch(new RegExp(`library/secret|${Buffer.from(text).toString('base64')}`))
  })
})

test('two workers at once make one key; the one too many is ended', async () => {
  const before = server.listKeys().length
  const reference = 'met-by-two'
  const made = await Promise.all([1, 2, 3].map(() => harness.kms.createKey({ reference, algorithm: 'EC_P256' })))
  expect(new Set(made.map(({ kmsKeyId }) => kmsKeyId)).size).toBe(1)
  expect(server.listKeys()).toHaveLength(before + 1)
  expect(await harness.kms.createKey({ reference, algorithm: 'EC_P256' })).toEqual(made[0])
})

test('a key called compromised before KMS had made it leaves nothing behind', async () => {
  const begun = await requestRotation('PRIVATE', 'EC_P256', harness.request())
  const keyId = begun.ok ? begun.value.keyId : ''
  // As a worker leaves it that was killed between KMS's answer and the row.
  const { kmsKeyId } = await harness.kms.createKey({ reference: keyId, algorithm: 'EC_P256' })
  await requestRemoval(keyId, harness.request())
  await advanceKeys(harness.context, 'PRIVATE')
  expect(await readKey(keyId)).toMatchObject({ status: 'COMPROMISED', removedAt: harness.now(), kmsKeyId: null })
  expect(server.listKeys()).not.toContain(kmsKeyId)
})
