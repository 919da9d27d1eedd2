import { randomBytes, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDatabase, type Database } from '#platform/database.ts'
import { issueDownload, listDownloads } from '#features/playback/downloads.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { readSignedUrl, registerTestKey } from './support/signing.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date('2026-06-15T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const context = { now, clientAddress: null }

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let publicKey: KeyObject

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  publicKey = (await registerTestKey(database, 'PLAYBACK', now)).publicKey
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

async function addDownload(titleId: string, position = 1) {
  const id = randomBytes(16).toString('hex')
  const row = { id, titleId, position, name: 'Notes', fileName: 'Ün notes.pdf', contentType: 'application/pdf' }
  const objectKey = `downloads/${id}/Un-notes.pdf`
  return database.download.create({ data: { ...row, objectKey, sizeBytes: 12n } })
}

async function setUp(change: Parameters<typeof createFilm>[1] = {}) {
  const film = await createFilm(database, change)
  const [download, member] = await Promise.all([
    addDownload(film.title.id),
    createMember(database, film.library.id, now),
  ])
  return { ...film, download, member }
}

test('an entitled member gets a URL of just that file, for an hour', async () => {
  const { download, member, title } = await setUp()
  const issued = await issueDownload(download.id, member.viewer, context)
  if (!issued.ok) throw new Error(issued.error.code)

  const signed = readSignedUrl(issued.value.url, publicKey)
  expect(signed).toMatchObject({ keyId: 'K2TESTPLAYBACK', isWhole: true, until: later(3600), network: null })
  expect(signed.resource).toBe(`https://portal.example/${download.objectKey}`)
  expect(await listDownloads(title.id)).toEqual([
    { id: download.id, name: 'Notes', fileName: 'Ün notes.pdf', sizeBytes: 12 },
  ])
})

test('it never works beyond the end of the right itself', async () => {
  const closing = await setUp({ title: { closesAt: later(90) } })
  const issued = await issueDownload(closing.download.id, closing.member.viewer, context)
  expect(issued.ok && readSignedUrl(issued.value.url, publicKey).until).toEqual(later(90))

  const { download, library } = await setUp()
  const ending = { cancelAtPeriodEnd: true, currentPeriodEnd: later(600) }
  const leaving = await createMember(database, library.id, now, { subscription: ending })
  const last = await issueDownload(download.id, leaving.viewer, context)
  expect(last.ok && readSignedUrl(last.value.url, publicKey).until).toEqual(later(600))
})

test('a library bound to addresses binds its downloads, and needs IPv4', async () => {
  const { download, member } = await setUp({ library: { bindToAddress: true } })
  const ask = (clientAddress: string | null) => issueDownload(download.id, member.viewer, { now, clientAddress })
  for (const address of [null, '2001:db8::1']) {
    expect(await ask(address)).toMatchObject({ ok: false, error: { code: 'IPV4_REQUIRED' } })
  }
  const bound = await ask('203.0.113.7')
  expect(bound.ok && readSignedUrl(bound.value.url, publicKey).network).toBe('203.0.113.7/32')
})

test('whoever may not watch may not take home: the same decision, the same words', async () => {
  const { download, member, title } = await setUp()
  const [stranger, elsewhere] = [await createMember(database, null, now), await setUp()]
  const refusal = (code: string, titleSlug: string | null) => ({ ok: false, error: { code, titleSlug } })

  expect(await issueDownload(download.id, null, context)).toEqual(refusal('UNAUTHENTICATED', title.slug))
  expect(await issueDownload(download.id, stranger.viewer, context)).toEqual(refusal('NOT_IN_PLAN', title.slug))
  expect(await issueDownload(download.id, elsewhere.member.viewer, context)).toEqual(refusal('NOT_IN_PLAN', title.slug))
  await database.title.update({ where: { id: title.id }, data: { status: 'WITHDRAWN' } })
  expect(await issueDownload(download.id, member.viewer, context)).toEqual(refusal('NO_LONGER_AVAILABLE', title.slug))
  await database.title.update({ where: { id: title.id }, data: { status: 'DRAFT' } })
  expect(await issueDownload(download.id, member.viewer, context), 'a draft is not told of').toEqual(
    refusal('NOT_FOUND', null),
  )
})

test.each([
  '',
  'x',
  '../x',
  'A'.repeat(32),
  '0'.repeat(31),
  `${'0'.repeat(32)}\u0000`,
  '0'.repeat(5_000),
  "' OR 1=1 --",
])('an id that is none is not found: %j', async (id) => {
  const { member } = await setUp()
  expect(await issueDownload(id, member.viewer, context)).toEqual({
    ok: false,
    error: { code: 'NOT_FOUND', titleSlug: null },
  })
})
