import { createHash, randomBytes, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '#core/staff-permissions.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { createDirectLink, createShare, revokeShare } from '#features/private-files/commands.ts'
import { lookAtShare, openShare } from '#features/private-files/door.ts'
import { getFile } from '#features/private-files/queries.ts'
import type { DoorShare } from '#features/private-files/schema.ts'
import { forgetAddresses } from '#worker/forget-addresses.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createMember } from './support/people-and-films.ts'
import { readSignedUrl, registerTestKey } from './support/signing.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date('2026-11-25T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const visitor = (address: string | null = null, accountId: string | null = null) => ({ accountId, address })

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let editor: StaffActor
let keys: Record<'PRIVATE' | 'DIRECT', KeyObject>

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  editor = { ...(await createMember(database, null, now)).viewer, role: 'EDITOR' }
  keys = {
    PRIVATE: (await registerTestKey(database, 'PRIVATE', now)).publicKey,
    DIRECT: (await registerTestKey(database, 'DIRECT', now)).publicKey,
  }
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

async function createFile(status: 'READY' | 'PREPARING' = 'READY') {
  const id = randomBytes(16).toString('hex')
  const names = { fileName: 'Lagerplan ü.pdf', objectKey: `private/${id}/Lagerplan-u.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 42n, status, readyAt: now, createdAt: now }
  return database.privateFile.create({ data: { id, ...names, ...facts, createdById: editor.id } })
}

const wish = { length: 2, unit: 'days' as const, startsAt: '', sourceNetwork: '' }

async function share(change: Partial<DoorShare> = {}) {
  const file = await createFile()
  const made = await createShare({ fileId: file.id, audience: 'LINK', email: '', ...wish, ...change }, editor, now)
  if (!made.ok) throw new Error(made.error)
  return { file, ...made.value }
}

async function open(token: string, from = visitor(), at = now) {
  const opened = await openShare(token, from, at)
  if (!opened.ok) throw new Error(opened.error.code)
  return readSignedUrl(opened.value.url, keys.PRIVATE)
}

describe('the door', () => {
  test('a link opens for whoever has it: one file, one hour, the private key; and it is written down', async () => {
    const { token, file, shareId } = await share()
    const seen = await lookAtShare(token, visitor(), now)
    expect(seen).toMatchObject({
      ok: true,
      value: { fileName: file.fileName, sizeBytes: 42, expiresAt: later(172_800) },
    })
    expect(await database.shareOpening.count({ where: { shareId } }), 'looking opens nothing').toBe(0)

    const signed = await open(token, visitor('203.0.113.7'))
    expect(signed).toMatchObject({
      isWhole: true,
      keyId: 'K2TESTPRIVATE',
      until: later(3600),
      after: null,
      network: null,
    })
    expect(signed.path).toBe(`/${file.objectKey}`)
    const [opening] = await database.shareOpening.findMany({ where: { shareId } })
    expect(opening).toMatchObject({ at: now, address: '203.0.113.7', urlExpiresAt: later(3600), accountId: null })
    expect((await open(token, visitor(), later(172_800 - 60))).until, 'never beyond the share').toEqual(later(172_800))
  })

  test('not-before and network stand in the URL as well', async () => {
    const { token } = await share({ startsAt: '2026-11-25T13:00', sourceNetwork: '203.0.113.0/24' })
    const inside = visitor('203.0.113.9')
    expect(await openShare(token, inside, later(3600))).toMatchObject({
      error: { code: 'SHARE_NOT_YET', opensAt: later(3600) },
    })
    expect(await open(token, inside, later(3601))).toMatchObject({ after: later(3600), network: '203.0.113.0/24' })
    for (const outside of ['203.0.114.9', '2001:db8::1', null]) {
      expect(await openShare(token, visitor(outside), later(3601))).toMatchObject({ error: { code: 'SHARE_NETWORK' } })
    }
  })

  test('a share to a person opens for that person; for others it is as if it were not', async () => {
    const ann = (await createMember(database, null, now)).viewer
    const bob = (await createMember(database, null, now)).viewer
    const { token } = await share({ audience: 'PERSON', email: ann.email })
    const unknown = await openShare(randomBytes(32).toString('base64url'), visitor(), now)
    for (const other of [visitor(), visitor(null, bob.id)]) {
      expect(await openShare(token, other, now)).toEqual(unknown)
      expect(await lookAtShare(token, other, now)).toEqual(unknown)
    }
    await open(token, visitor(null, ann.id))
    expect((await database.shareOpening.findFirst({ where: { accountId: ann.id } }))?.at).toEqual(now)
  })

  test('revoked: shut from that moment, while the page knows until when an issued URL works and by which key', async () => {
    const { token, shareId, file } = await share()
    const issued = await open(token)
    expect(await revokeShare(shareId, editor, later(60))).toEqual({ ok: true, value: { fileId: file.id } })
    const closed = { ok: false, error: { code: 'SHARE_CLOSED', opensAt: null } }
    expect(await openShare(token, visitor(), later(61))).toEqual(closed)
    expect(issued.until).toEqual(later(3600))

    const [row] = (await getFile(file.id, later(61)))?.shares ?? []
    expect(row).toMatchObject({ openingCount: 1, liveUrls: { until: later(3600), keyIds: ['K2TESTPRIVATE'] } })
    const [after] = (await getFile(file.id, later(3601)))?.shares ?? []
    expect(after?.liveUrls, 'and when none works any more').toBeNull()

    await revokeShare(shareId, editor, later(90))
    const audit = await database.auditEvent.findMany({ where: { subjectId: shareId }, orderBy: { at: 'asc' } })
    expect(audit.map(({ action }) => action)).toEqual(['share.created', 'share.revoked'])
  })

  test('opened and revoked at once, many times: after the revocation no opening is written', async () => {
    const { token, shareId } = await share()
    const attempts = Array.from({ length: 12 }, () => openShare(token, visitor(), now))
    const [, ...outcomes] = await Promise.all([revokeShare(shareId, editor, now), ...attempts])
    const openedCount = outcomes.filter((outcome) => outcome.ok).length
    expect(await database.shareOpening.count({ where: { shareId } })).toBe(openedCount)
    expect((await openShare(token, visitor(), now)).ok).toBe(false)
  })

  test('ended, and every text that is no token', async () => {
    const { token } = await share()
    expect(await openShare(token, visitor(), later(172_800))).toMatchObject({ error: { code: 'SHARE_ENDED' } })
    const odd = [
      '',
      'x',
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      '../admin',
      '\u0000'.repeat(43),
      'é'.repeat(43),
    ]
    for (const text of odd.filter((one) => one !== token)) {
      expect(await openShare(text, visitor('198.51.100.1'), now), text).toMatchObject({
        error: { code: 'SHARE_CLOSED' },
      })
    }
  })

  test('an address that tries many tokens is told to wait, whatever it tries; others are not', async () => {
    const { token } = await share()
    const guesser = visitor('198.51.100.77')
    for (let index = 0; index < 30; index++) {
      await openShare(randomBytes(32).toString('base64url'), guesser, now)
    }
    expect(await openShare(token, guesser, now)).toMatchObject({ error: { code: 'RATE_LIMITED' } })
    expect(await lookAtShare(token, guesser, now)).toMatchObject({ error: { code: 'RATE_LIMITED' } })
    expect((await openShare(token, visitor('198.51.100.78'), now)).ok, 'control').toBe(true)
    expect((await openShare(token, guesser, later(901))).ok, 'and again after a quarter of an hour').toBe(true)
  })

  test('what is kept: no token, and addresses for thirty days', async () => {
    const { token, shareId } = await share()
    await open(token, visitor('203.0.113.7'))
    const row = await database.share.findUniqueOrThrow({ where: { id: shareId } })
    expect(row.tokenHash).toBe(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify(row)).not.toContain(token)
    const addresses = async () =>
      (await database.shareOpening.findMany({ where: { shareId } })).map((one) => one.address)
    await forgetAddresses({ database, clock: () => later(29 * 86_400) })
    expect(await addresses()).toEqual(['203.0.113.7'])
    await forgetAddresses({ database, clock: () => later(31 * 86_400) })
    expect(await addresses()).toEqual([null])
  })
})

describe('a share that is asked for wrongly', () => {
  test.each([
    [{ length: 31, unit: 'years' as const }, 'SHARE_TIMES'],
    [{ length: 0 }, 'SHARE_TIMES'],
    [{ startsAt: '2020-01-01T00:00' }, 'SHARE_TIMES'],
    [{ sourceNetwork: '2001:db8::/32' }, 'SHARE_SOURCE'],
    [{ audience: 'PERSON' as const, email: 'nobody@here.test' }, 'SHARE_PERSON'],
    [{ fileId: '0'.repeat(32) }, 'NOT_FOUND'],
  ])('%j is %s, and nothing is written', async (change, code) => {
    const { id: fileId } = await createFile()
    const input = { fileId, audience: 'LINK' as const, email: '', ...wish, ...change }
    expect(await createShare(input, editor, now)).toEqual({ ok: false, error: code })
    expect(await database.share.count({ where: { fileId } })).toBe(0)
  })

  test('thirty years are taken, and a file that is not in its place yet is not', async () => {
    const { token } = await share({ length: 30, unit: 'years' })
    expect((await open(token, visitor(), later(11 * 365 * 86_400))).until.getUTCFullYear()).toBe(2037)
    expect(await openShare(token, visitor(), later(12 * 365 * 86_400)), 'beyond what a policy can say').toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE' },
    })
    const { id: fileId } = await createFile('PREPARING')
    const refused = await createShare({ fileId, audience: 'LINK', email: '', ...wish }, editor, now)
    expect(refused).toEqual({ ok: false, error: 'FILE_NOT_READY' })
  })
})

describe('a direct link', () => {
  const ask = async (change: object = {}) => {
    const { id: fileId } = await createFile()
    return createDirectLink(
      { fileId, isConfirmed: 'yes' as const, ...wish, length: 5, unit: 'years', ...change },
      editor,
      now,
    )
  }

  test('works for years, signed by a key of its own group, and cannot be revoked', async () => {
    const made = await ask({ sourceNetwork: '203.0.113.0/24' })
    if (!made.ok) throw new Error(made.error)
    const { url, shareId, expiresAt, signingKeyId } = made.value
    expect(readSignedUrl(url, keys.DIRECT)).toMatchObject({
      ...{ keyId: 'K2TESTDIRECT', isWhole: true, until: expiresAt, network: '203.0.113.0/24' },
    })
    expect(() => readSignedUrl(url, keys.PRIVATE)).toThrow()
    expect(signingKeyId).toBe('K2TESTDIRECT')
    expect(await revokeShare(shareId, editor, now)).toEqual({ ok: false, error: 'SHARE_DIRECT' })
    expect(JSON.stringify(await database.share.findUnique({ where: { id: shareId } }))).not.toContain('Signature')
  })

  test('needs its confirmation, and ends by 2038', async () => {
    expect(await ask({ isConfirmed: undefined })).toEqual({ ok: false, error: 'SHARE_UNCONFIRMED' })
    expect(await ask({ length: 12, unit: 'years' })).toEqual({ ok: false, error: 'SHARE_BEYOND_2038' })
    expect((await ask({ length: 11, unit: 'years' })).ok, 'control').toBe(true)
  })
})
