import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { SessionClaims, Viewer } from '#features/accounts/session.ts'
import { addToList, rateTitle } from '#features/catalog/own/commands.ts'
import { listHistory, listOwnTitles } from '#features/catalog/own/queries.ts'
import { getRails } from '#features/catalog/browse/rails.ts'
import { getLibraryView } from '#features/catalog/browse/title-pages.ts'
import { listNewest, listShelves } from '#features/catalog/queries.ts'
import { searchCatalogue } from '#features/catalog/search.ts'
import { getTitle, getWatch } from '#features/catalog/title.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { issueDownload } from '#features/playback/downloads.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

vi.mock('next/navigation', () => ({ redirect: vi.fn(), notFound: vi.fn() }))

const now = new Date('2026-06-15T12:00:00Z')
const context = { now, random: 0.5, clientAddress: null }
const beat = { positionSeconds: 42, state: 'playing' as const }

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let library: Awaited<ReturnType<typeof createFilm>>['library']
/** For everybody from 6, from 16, and without an age. */
let films: Record<'six' | 'sixteen' | 'unrated', Awaited<ReturnType<typeof addFilm>>>
let account: Awaited<ReturnType<typeof createMember>>
let adult: Viewer
let child: Viewer

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const key = {
    id: 'K2TESTKEY00001',
    keyGroup: 'PLAYBACK' as const,
    algorithm: 'EC_P256' as const,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  await registerSigningKey(database, key, getSettings('app').KEY_ENCRYPTION_KEYS, now)
})

beforeEach(async () => {
  await database.title.deleteMany()
  const six = await createFilm(database, { title: { maturityAge: 6, name: 'Paper boats' } })
  library = six.library
  const sixteen = await addFilm(database, library, { maturityAge: 16, name: 'Paper knives' })
  films = { six, sixteen, unrated: await addFilm(database, library, { name: 'Paper without a mark' }) }
  account = await createMember(database, library.id, now)
  const profile = await database.profile.create({
    data: { accountId: account.viewer.id, name: 'Kit', position: 2, maturityLimit: 6 },
  })
  adult = account.viewer
  child = { ...account.viewer, profile }
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const claimsOf = (viewer: Viewer): SessionClaims => ({ ...account.claims, profileId: viewer.profile.id })
const device = (deviceId: string) => ({ deviceId, deviceName: 'Firefox' })
const hidden = () => [films.sixteen, films.unrated]

async function grantCode(viewer: Viewer, playableId: string): Promise<string> {
  const grant = await issueGrant(playableId, claimsOf(viewer), device('device-a'), context)
  return grant.ok ? 'OPEN' : grant.error.code
}

async function grantFor(viewer: Viewer, playableId: string) {
  const grant = await issueGrant(playableId, claimsOf(viewer), device(`device-${viewer.profile.id}`), context)
  if (!grant.ok) throw new Error(grant.error.code)
  return grant.value
}

async function renewCode(grantId: string, claims: SessionClaims): Promise<string> {
  const renewed = await renewGrant(grantId, claims, beat, context)
  return renewed.ok ? 'RENEWED' : renewed.error.code
}

test('no list, rail, page or search of a limited profile knows of a title beyond its limit', async () => {
  for (const { playableId } of Object.values(films)) {
    for (const { profile } of [adult, child]) {
      const place = { profileId: profile.id, playableId, positionSeconds: 60, updatedAt: now }
      await database.progress.create({ data: place })
    }
  }
  for (const { title } of Object.values(films)) {
    for (const { profile } of [adult, child]) {
      await database.listEntry.create({ data: { profileId: profile.id, titleId: title.id } })
    }
  }
  const seenBy = async (viewer: Viewer) => ({
    newest: (await listNewest(viewer, now)).length,
    shelves: (await listShelves(viewer, now)).flatMap(({ titles }) => titles).length,
    library: (await getLibraryView(library.slug, {}, viewer, now))?.list.titles.length,
    begun: (await getRails(viewer, now)).begun.length,
    list: (await listOwnTitles(viewer, { after: null }, now)).items.length,
    history: (await listHistory(viewer, { after: null }, now)).items.length,
    found: (await searchCatalogue(viewer, 'paper', now)).titles.length,
  })
  const all = (count: number) => {
    return { newest: count, shelves: count, library: count, begun: count, list: count, history: count, found: count }
  }
  expect(await seenBy(child)).toEqual(all(1))
  expect(await seenBy(adult), 'control').toEqual(all(3))
})

test('its page and its parts are not there, nor can it be kept', async () => {
  for (const { title, playableId } of hidden()) {
    expect(await getTitle(title.slug, child)).toBeNull()
    expect(await getWatch(playableId, child)).toBeNull()
    expect(await addToList(title.id, child, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
    expect(await rateTitle(title.id, 1, child, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
    expect(await getTitle(title.slug, adult), 'control').not.toBeNull()
    expect(await addToList(title.id, adult, now), 'control').toMatchObject({ ok: true })
  }
  expect(await getTitle(films.six.title.slug, child), 'control').not.toBeNull()
})

test('it is granted to nobody with a limit, and what is granted covers one asset', async () => {
  for (const { playableId } of hidden()) {
    expect(await grantCode(child, playableId)).toBe('NOT_FOUND')
    expect(await grantCode(adult, playableId), 'control').toBe('OPEN')
  }
  expect(await database.playbackLease.count({ where: { profileId: child.profile.id } })).toBe(0)
  const { six } = films
  const paths = async (viewer: Viewer) => (await grantFor(viewer, six.playableId)).cookies[0]
  expect(await paths(child)).toContain(`; Path=/library/${library.slug}/${six.assetId}/;`)
  expect(await paths(adult), 'control').toContain(`; Path=/library/${library.slug}/;`)
})

test('its files are not there to take home', async () => {
  const objectKey = (id: string) => `downloads/${id}/notes.pdf`
  const download = async (titleId: string) => {
    const id = titleId.replaceAll('-', '')
    const file = { name: 'Notes', fileName: 'notes.pdf', contentType: 'application/pdf', sizeBytes: 9 }
    await database.download.create({ data: { id, titleId, objectKey: objectKey(id), ...file } })
    return id
  }
  const id = await download(films.sixteen.title.id)
  expect(await issueDownload(id, child, context)).toEqual({ ok: false, error: { code: 'NOT_FOUND', titleSlug: null } })
  expect(await issueDownload(id, adult, context), 'control').toMatchObject({ ok: true })
  expect(await issueDownload(await download(films.six.title.id), child, context), 'control').toMatchObject({ ok: true })
})

test('a child’s session renews nothing of a grown-up’s beyond its limit', async () => {
  const { grantId } = await grantFor(adult, films.sixteen.playableId)
  expect(await renewCode(grantId, claimsOf(adult)), 'control').toBe('RENEWED')
  expect(await renewCode(grantId, claimsOf(child))).toBe('NOT_FOUND')
  expect(await database.playbackLease.findUnique({ where: { id: grantId } }), 'and its slot is free').toMatchObject({
    endReason: 'ACCESS_ENDED',
  })
})

test('a lease renews under its own profile’s limit, whoever is chosen in another tab', async () => {
  const { six } = films
  const { grantId } = await grantFor(child, six.playableId)
  const renewed = await renewGrant(grantId, claimsOf(adult), beat, context)
  expect(renewed.ok && renewed.value.cookies[0]).toContain(`/${six.assetId}/;`)
  await database.title.update({ where: { id: six.title.id }, data: { maturityAge: 12 } })
  expect(await renewCode(grantId, claimsOf(adult))).toBe('NOT_FOUND')
})

test('a limit that is set while something plays ends it at the next renewal', async () => {
  await database.profile.update({ where: { id: child.profile.id }, data: { maturityLimit: 16 } })
  const { grantId } = await grantFor(
    { ...child, profile: { ...child.profile, maturityLimit: 16 } },
    films.sixteen.playableId,
  )
  expect(await renewCode(grantId, claimsOf(child)), 'control').toBe('RENEWED')
  await database.profile.update({ where: { id: child.profile.id }, data: { maturityLimit: 6 } })
  expect(await renewCode(grantId, claimsOf(child))).toBe('NOT_FOUND')
})

test('sessions without a choice renew as the first profile without a PIN', async () => {
  const { grantId } = await grantFor(adult, films.sixteen.playableId)
  expect(await renewCode(grantId, account.claims), 'of an older release').toBe('RENEWED')
  await database.profile.update({ where: { id: adult.profile.id }, data: { pinHash: '$argon2id$test' } })
  expect(await renewCode(grantId, claimsOf(adult)), 'control: chosen by its PIN').toBe('RENEWED')
  expect(await renewCode(grantId, account.claims), 'the child’s is the first without one').toBe('NOT_FOUND')
})

test('a session whose chosen profile is gone plays as nobody until it chooses again', async () => {
  const { grantId } = await grantFor(adult, films.six.playableId)
  const gone = { ...account.claims, profileId: '0199c0de-0000-7000-8000-000000000000' }
  const ofGone = { ...adult, profile: { ...adult.profile, id: gone.profileId } }
  expect(await grantCode(ofGone, films.six.playableId)).toBe('NOT_FOUND')
  expect(await grantCode(adult, films.six.playableId), 'control: chosen').toBe('OPEN')
  expect(await renewCode(grantId, claimsOf(adult)), 'control: chosen').toBe('RENEWED')
  expect(await renewCode(grantId, gone)).toBe('NOT_FOUND')
})

test('a lease whose profile was deleted renews nothing', async () => {
  const { grantId } = await grantFor(child, films.six.playableId)
  expect(await renewCode(grantId, claimsOf(child)), 'control').toBe('RENEWED')
  await database.profile.delete({ where: { id: child.profile.id } })
  expect(await renewCode(grantId, claimsOf(adult))).toBe('NOT_FOUND')
})

test('nothing exists where a PIN guards every profile and none was opened', async () => {
  const sealed = {
    ...adult,
    profile: { ...adult.profile, id: '00000000-0000-0000-0000-000000000000', maturityLimit: -1 },
  }
  const unchosen = async () => (await issueGrant(films.six.playableId, account.claims, device('device-a'), context)).ok
  expect(await unchosen(), 'control: one without a PIN is open').toBe(true)
  const ofAccount = { accountId: account.viewer.id }
  await database.profile.updateMany({ where: ofAccount, data: { pinHash: '$argon2id$test' } })
  expect(await listNewest(sealed, now)).toEqual([])
  expect(await unchosen()).toBe(false)
  expect(await addToList(films.six.title.id, sealed, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
})

test('played past its credits or past 95 % it counts as watched, with history off nothing does', async () => {
  const { playableId } = films.six
  const watchedAt = async () => (await database.progress.findFirst({ where: { playableId } }))?.watchedAt
  const { grantId } = await grantFor(adult, playableId)
  const play = (positionSeconds: number) =>
    renewGrant(grantId, claimsOf(adult), { positionSeconds, state: 'playing' }, context)
  await play(569)
  expect(await watchedAt()).toBeNull()
  await play(570)
  expect(await watchedAt()).toEqual(now)
  await play(10)
  expect(await watchedAt(), 'and stays so when it is seen again').toEqual(now)

  await database.progress.deleteMany()
  await database.playable.update({ where: { id: playableId }, data: { creditsStartSeconds: 500 } })
  await play(500)
  expect(await watchedAt(), 'past the mark').toEqual(now)
  await database.progress.deleteMany()
  await database.profile.update({ where: { id: adult.profile.id }, data: { keepsHistory: false } })
  await play(500)
  expect(await database.progress.count()).toBe(0)
})
