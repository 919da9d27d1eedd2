import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KeyGroup } from '#core/signing-keys/lifecycle.ts'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { listKeyGroups } from '#features/signing-keys/queries.ts'
import { signUrl } from '#platform/cdn.ts'
import type { KeyControl } from '#platform/key-control.ts'
import { forgetSigner, takeSigner, type Signer } from '#platform/signing-keys.ts'
import { advanceKeys } from '#worker/signing-keys/advance-keys.ts'
import { firstKeyId, openKeyHarness, type KeyHarness } from './support/key-harness.ts'

let harness: KeyHarness
beforeEach(async () => {
  harness = await openKeyHarness({ propagationMilliseconds: Infinity })
})
afterEach(async () => {
  for (const keyGroup of ['PLAYBACK', 'PRIVATE', 'DIRECT'] as const) forgetSigner({ keyPairId: firstKeyId(keyGroup) })
  await harness.close()
})

const validSeconds = 300

async function sign(keyGroup: KeyGroup, seconds = validSeconds): Promise<{ signer: Signer; url: string }> {
  const { database, encryptionKeys, kms, mediaOrigin, storage } = harness
  const expiresAt = new Date(harness.now().getTime() + seconds * 1_000)
  const signer = await takeSigner(database, { keyGroup, expiresAt, encryptionKeys, kms, now: harness.now() })
  if (!signer) throw new Error('No key signs.')
  const path = keyGroup === 'PLAYBACK' ? 'library/films/a/seg.m4s' : 'private/a/seg.m4s'
  await storage.putText(path, 'media', { contentType: 'video/mp4' })
  const signed = await signUrl(`${mediaOrigin}/${path}`, { kind: 'canned', expiresAt }, signer, 'SHA256')
  if (!signed.ok) throw new Error(signed.error)
  return { signer, url: signed.value }
}

const statusOf = async (url: string) => (await fetch(url)).status

async function rotate(keyGroup: KeyGroup): Promise<string> {
  harness.pass(1)
  const begun = await requestRotation(keyGroup, 'EC_P256', harness.request())
  if (!begun.ok) throw new Error(begun.error.code)
  await advanceKeys(harness.context, keyGroup)
  harness.propagate()
  await advanceKeys(harness.context, keyGroup)
  const { publicKeyId } = await harness.database.signingKey.findUniqueOrThrow({ where: { id: begun.value.keyId } })
  return publicKeyId ?? ''
}

/** In the order in which they began to sign; what does not sign yet comes last. */
const byAge = { activatedAt: { sort: 'asc', nulls: 'last' } } as const

const statesOf = async (keyGroup: KeyGroup) =>
  (await harness.database.signingKey.findMany({ where: { keyGroup }, orderBy: byAge })).map(({ status, removedAt }) =>
    removedAt ? `${status}, out` : status,
  )

const auditOf = async () =>
  (await harness.database.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action)

describe('a planned rotation', () => {
  test('signs with the new key only once the edge trusts it, and keeps the old one until its last signature ends', async () => {
    const first = await sign('PLAYBACK')
    expect(first.signer.keyPairId).toBe(firstKeyId('PLAYBACK'))
    await requestRotation('PLAYBACK', 'EC_P256', harness.request())

    await advanceKeys(harness.context, 'PLAYBACK')
    expect(await statesOf('PLAYBACK')).toEqual(['SIGNING', 'PUBLISHED'])
    harness.pass(20)
    expect((await sign('PLAYBACK')).signer.keyPairId).toBe(first.signer.keyPairId)

    harness.propagate()
    await advanceKeys({ ...harness.context, settleSeconds: 900 }, 'PLAYBACK')
    expect(await statesOf('PLAYBACK')).toEqual(['SIGNING', 'CONFIRMED'])
    await advanceKeys(harness.context, 'PLAYBACK')
    expect(await statesOf('PLAYBACK')).toEqual(['RETIRING', 'SIGNING'])

    harness.pass(20)
    const second = await sign('PLAYBACK')
    expect(second.signer.keyPairId).not.toBe(first.signer.keyPairId)
    expect([await statusOf(first.url), await statusOf(second.url)]).toEqual([200, 200])

    harness.pass(validSeconds - 41)
    await advanceKeys(harness.context, 'PLAYBACK')
    expect(await statusOf(first.url)).toBe(200)
    expect(await statesOf('PLAYBACK')).toEqual(['RETIRING', 'SIGNING'])

    harness.pass(160)
    await advanceKeys(harness.context, 'PLAYBACK')
    harness.propagate()
    expect(await statesOf('PLAYBACK')).toEqual(['RETIRED, out', 'SIGNING'])
    expect(await harness.readCloudFront('PLAYBACK')).toMatchObject({ group: [second.signer.keyPairId] })
    expect((await harness.readCloudFront('PLAYBACK')).publicKeys).not.toContain(first.signer.keyPairId)
    expect(await auditOf()).toEqual([
      ...['key.rotation-asked', 'key.published', 'key.confirmed', 'key.retiring', 'key.signing'],
      ...['key.retired', 'key.removed'],
    ])
  })

  test('works with RSA and with EC keys, and groups stay apart', async () => {
    for (const [keyGroup, algorithm] of [
      ['PRIVATE', 'RSA_2048'],
      ['DIRECT', 'EC_P256'],
    ] as const) {
      await requestRotation(keyGroup, algorithm, harness.request())
      await advanceKeys(harness.context, keyGroup)
      harness.propagate()
      await advanceKeys(harness.context, keyGroup)
      expect(await statesOf(keyGroup)).toEqual(['RETIRING', 'SIGNING'])
      const { url } = await sign(keyGroup)
      expect(await statusOf(url)).toBe(200)
    }
    expect(await statesOf('PLAYBACK')).toEqual(['SIGNING'])
  })

  test('asked for twice at once begins once; a second worker changes nothing', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => requestRotation('PLAYBACK', 'EC_P256', harness.request())))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    harness.propagate()
    await Promise.all([advanceKeys(harness.context, 'PLAYBACK'), advanceKeys(harness.context, 'PLAYBACK')])
    harness.propagate()
    await Promise.all([advanceKeys(harness.context, 'PLAYBACK'), advanceKeys(harness.context, 'PLAYBACK')])
    expect(await statesOf('PLAYBACK')).toEqual(['RETIRING', 'SIGNING'])
    expect((await harness.readCloudFront('PLAYBACK')).group).toHaveLength(2)
    expect(await auditOf()).toEqual([
      'key.rotation-asked',
      'key.published',
      'key.confirmed',
      'key.retiring',
      'key.signing',
    ])
  })

  test('a full group refuses it with the date that frees a place; playback keeps two places', async () => {
    await sign('DIRECT', 3_600)
    for (let count = 0; count < 4; count++) await rotate('DIRECT')
    expect((await harness.readCloudFront('DIRECT')).group).toHaveLength(5)
    const [oldest] = await harness.database.signingKey.findMany({
      where: { keyGroup: 'DIRECT' },
      orderBy: byAge,
    })
    const refused = await requestRotation('DIRECT', 'EC_P256', harness.request())
    expect(refused).toMatchObject({ ok: false, error: { code: 'KEY_GROUP_FULL' } })
    const view = (await listKeyGroups(harness.database)).find(({ keyGroup }) => keyGroup === 'DIRECT')
    expect(view?.keys.map(({ status }) => status)).toEqual(['SIGNING', ...Array(4).fill('RETIRING')])
    expect(Number(oldest?.lastExpiresAt)).toBeGreaterThan(harness.now().getTime() + 3_599_000)

    await rotate('PLAYBACK')
    await rotate('PLAYBACK')
    expect(await requestRotation('PLAYBACK', 'EC_P256', harness.request())).toMatchObject({
      error: { code: 'KEY_GROUP_FULL' },
    })
    expect((await harness.readCloudFront('PLAYBACK')).group).toHaveLength(3)
  })
})

describe('a compromised key', () => {
  test('that signs: a new one first, then out at once; this process signs with the new one in the same second', async () => {
    const before = await sign('PLAYBACK')
    expect(await requestRemoval(before.signer.keyPairId, harness.request())).toEqual({ ok: true, value: null })
    await advanceKeys({ ...harness.context, settleSeconds: 900 }, 'PLAYBACK')
    expect(await statesOf('PLAYBACK')).toEqual(['SIGNING', 'PUBLISHED'])
    expect(await statusOf((await sign('PLAYBACK')).url)).toBe(200)

    harness.propagate()
    await advanceKeys({ ...harness.context, settleSeconds: 900 }, 'PLAYBACK')
    harness.propagate()
    expect(await statesOf('PLAYBACK')).toEqual(['COMPROMISED, out', 'SIGNING'])
    const after = await sign('PLAYBACK')
    expect(after.signer.keyPairId).not.toBe(before.signer.keyPairId)
    expect([await statusOf(before.url), await statusOf(after.url)]).toEqual([403, 200])
    expect(await requestRemoval(before.signer.keyPairId, harness.request())).toEqual({
      ok: false,
      error: 'KEY_ALREADY_OUT',
    })
    expect(await auditOf()).toEqual([
      ...['key.removal-asked', 'key.published', 'key.confirmed', 'key.compromised', 'key.signing', 'key.removed'],
    ])
  })

  test('that retires leaves at once, whatever it signed; the one that signs stays', async () => {
    const before = await sign('PLAYBACK')
    await rotate('PLAYBACK')
    harness.pass(20)
    const after = await sign('PLAYBACK')
    expect(await statusOf(before.url)).toBe(200)
    await requestRemoval(before.signer.keyPairId, harness.request())
    await advanceKeys(harness.context, 'PLAYBACK')
    harness.propagate()
    expect([await statusOf(before.url), await statusOf(after.url)]).toEqual([403, 200])
    expect(await statesOf('PLAYBACK')).toEqual(['COMPROMISED, out', 'SIGNING'])
  })

  test('in a full group gives its place to the new one', async () => {
    for (let count = 0; count < 4; count++) {
      await sign('PRIVATE', 3_600)
      harness.pass(11)
      await rotate('PRIVATE')
    }
    const before = await sign('PRIVATE')
    await requestRemoval(before.signer.keyPairId, harness.request())
    await advanceKeys(harness.context, 'PRIVATE')
    harness.propagate()
    const after = await sign('PRIVATE')
    expect([await statusOf(before.url), await statusOf(after.url)]).toEqual([403, 200])
    const { group } = await harness.readCloudFront('PRIVATE')
    expect(group).toHaveLength(5)
    expect(group).not.toContain(before.signer.keyPairId)
  })

  test('the last key of a group is never taken out', async () => {
    const last = firstKeyId('DIRECT')
    await expect(harness.keyControl.changeGroup('DIRECT', { remove: last })).rejects.toThrow(/left without a key/)
    expect((await harness.readCloudFront('DIRECT')).group).toEqual([last])
    expect(await requestRemoval('K2NOBODYSKEY00', harness.request())).toEqual({ ok: false, error: 'NOT_FOUND' })
  })
})

describe('a worker that dies', () => {
  const calls = ['createPublicKey', 'changeGroup', 'deletePublicKey'] as const
  const moments = ['before', 'after'] as const
  const cases = calls.flatMap((call) => moments.map((moment) => [call, moment] as const))

  /** A control plane whose named call, once, does not happen, or happens and is never answered. */
  function dyingAt(name: (typeof calls)[number], moment: (typeof moments)[number]): KeyControl {
    const real = harness.keyControl
    let isDying = true
    const failing = async (...input: never[]) => {
      const dies = isDying
      isDying = false
      if (dies && moment === 'before') throw new Error('killed')
      const answer: unknown = await Reflect.apply(real[name], real, input)
      if (dies) throw new Error('killed')
      return answer
    }
    return { ...real, [name]: failing }
  }

  test('before or after any call to CloudFront is followed by one that goes on', async () => {
    for (const [call, moment] of cases) {
      const label = `${call}, ${moment}`
      harness.pass(60)
      const before = await sign('PLAYBACK')
      const eventsBefore = (await auditOf()).length
      const dying = { ...harness.context, keyControl: dyingAt(call, moment) }
      let deaths = 0
      const goOn = async () => {
        await advanceKeys(dying, 'PLAYBACK').catch(() => deaths++)
        await advanceKeys(harness.context, 'PLAYBACK')
        harness.propagate()
      }
      await requestRotation('PLAYBACK', 'EC_P256', harness.request())
      await goOn()
      await goOn()
      harness.pass(validSeconds - 40)
      expect(await statusOf(before.url), label).toBe(200)
      harness.pass(240)
      await goOn()
      expect(deaths, label).toBe(1)
      expect((await statesOf('PLAYBACK')).slice(-2), label).toEqual(['RETIRED, out', 'SIGNING'])
      const after = await sign('PLAYBACK')
      expect([await statusOf(before.url), await statusOf(after.url)], label).toEqual([403, 200])
      const { group, publicKeys } = await harness.readCloudFront('PLAYBACK')
      expect(group, label).toEqual([after.signer.keyPairId])
      expect(publicKeys, label).toHaveLength(3)
      expect((await auditOf()).slice(eventsBefore), label).toEqual([
        ...['key.rotation-asked', 'key.published', 'key.confirmed', 'key.retiring', 'key.signing'],
        ...['key.retired', 'key.removed'],
      ])
    }
  })
})

test('changes that meet keep each other', async () => {
  const keys = await Promise.all(
    ['one', 'two'].map((reference) => {
      const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
      return harness.keyControl.createPublicKey({ reference, publicKeyPem })
    }),
  )
  await Promise.all(keys.map((add) => harness.keyControl.changeGroup('DIRECT', { add })))
  expect((await harness.readCloudFront('DIRECT')).group).toEqual(expect.arrayContaining(keys))
})
