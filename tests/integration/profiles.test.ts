import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '#features/accounts/password.ts'
import { chooseProfile } from '#features/accounts/profiles/choose-profile.ts'
import { createProfile, deleteProfile, setPin, updateProfile } from '#features/accounts/profiles/commands.ts'
import { listProfiles } from '#features/accounts/profiles/queries.ts'
import { switchSession } from '#features/accounts/profiles/switch-session.ts'
import { releaseDevice } from '#features/playback/leases.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date('2026-06-15T12:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const fields = { name: 'Kit', language: null, maturityLimit: null }
const child = { ...fields, maturityLimit: 6 }

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let member: Awaited<ReturnType<typeof createMember>>
let keeper: { accountId: string; isConfirmed: boolean }

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
  member = await createMember(database, null, now)
  keeper = { accountId: member.viewer.id, isConfirmed: true }
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

async function add(values: typeof fields | typeof child, pin?: string): Promise<string> {
  const created = await createProfile(values, keeper)
  if (!created.ok) throw new Error(created.error)
  if (pin !== undefined) await setPin(created.value.profileId, pin, keeper)
  return created.value.profileId
}

const typed = { pin: '', password: '', deviceId: undefined }
const asViewer = (profile: { id: string; maturityLimit: number | null }) => ({
  viewer: { ...member.viewer, profile: { ...member.viewer.profile, ...profile } },
  claims: { ...member.claims, profileId: profile.id },
  address: null,
})
const choose = (profileId: string, from: { id: string; maturityLimit: number | null }, input = {}, at = now) =>
  chooseProfile({ ...typed, profileId, ...input }, asViewer(from), at)

test('of many who add profiles at once none makes more than five', async () => {
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => createProfile(fields, keeper)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(4)
  expect(outcomes).toContainEqual({ ok: false, error: 'PROFILE_LIMIT' })
  expect((await listProfiles(keeper.accountId)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
})

test('of two who remove the last two without a limit at once, one is refused', async () => {
  const first = member.viewer.profile.id
  const second = await add(fields)
  await add(child)
  const outcomes = await Promise.all([deleteProfile(first, keeper, now), deleteProfile(second, keeper, now)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, error: 'LAST_UNRESTRICTED' })
  const left = await listProfiles(keeper.accountId)
  expect(left.filter(({ maturityLimit }) => maturityLimit === null)).toHaveLength(1)
})

test('the database itself refuses the second of two such removals', async () => {
  const second = await add(fields)
  await add(child)
  const remove = (id: string) => database.profile.delete({ where: { id } })
  const outcomes = await Promise.allSettled([remove(member.viewer.profile.id), remove(second)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the last one without a limit is neither limited nor removed; another one is', async () => {
  const first = member.viewer.profile.id
  const limited = { ...child, keepsHistory: true }
  const kit = await add(child)
  expect(await updateProfile(first, limited, keeper)).toEqual({ ok: false, error: 'LAST_UNRESTRICTED' })
  expect(await deleteProfile(first, keeper, now)).toEqual({ ok: false, error: 'LAST_UNRESTRICTED' })
  expect(await updateProfile(kit, { ...fields, keepsHistory: false }, keeper), 'control').toMatchObject({ ok: true })
  expect(await updateProfile(first, limited, keeper), 'control: not the last any more').toMatchObject({ ok: true })
})

test('another account’s profiles are not there', async () => {
  const stranger = await createMember(database, null, now)
  const theirs = stranger.viewer.profile
  expect(await updateProfile(theirs.id, { ...fields, keepsHistory: true }, keeper)).toMatchObject({
    error: 'NOT_FOUND',
  })
  expect(await deleteProfile(theirs.id, keeper, now)).toMatchObject({ error: 'NOT_FOUND' })
  expect(await setPin(theirs.id, '1234', keeper)).toMatchObject({ error: 'NOT_FOUND' })
  expect(await choose(theirs.id, member.viewer.profile)).toEqual({ ok: false, error: 'NOT_FOUND' })
  expect((await listProfiles(stranger.viewer.id))[0]).toMatchObject({ name: theirs.name, hasPin: false })
})

test('a PIN, and whatever it guards, changes with the password confirmed alone', async () => {
  const guarded = await add(fields, '2468')
  const unconfirmed = { ...keeper, isConfirmed: false }
  const refused = { ok: false, error: 'REAUTHENTICATION_REQUIRED' }
  expect(await setPin(guarded, null, unconfirmed)).toEqual(refused)
  expect(await updateProfile(guarded, { ...fields, keepsHistory: true }, unconfirmed)).toEqual(refused)
  expect(await deleteProfile(guarded, unconfirmed, now)).toEqual(refused)
  const free = { ...fields, name: 'Renamed', keepsHistory: true }
  expect(await updateProfile(member.viewer.profile.id, free, unconfirmed), 'control').toMatchObject({ ok: true })
  expect(await deleteProfile(guarded, keeper, now), 'control').toMatchObject({ ok: true })
})

test('a profile with a PIN opens by it and by no other', async () => {
  const guarded = await add(fields, '2468')
  const from = member.viewer.profile
  expect(await choose(guarded, from)).toMatchObject({ error: 'REAUTHENTICATION_REQUIRED' })
  expect(await choose(guarded, from, { pin: '2469' })).toMatchObject({ error: 'WRONG_PIN' })
  expect(await choose(guarded, from, { pin: '2468' })).toMatchObject({ ok: true, value: { profileId: guarded } })
  await setPin(guarded, null, keeper)
  expect(await choose(guarded, from), 'without its PIN').toMatchObject({ ok: true })
})

test('guessing a PIN waits after five; the right one waits too, and then opens', async () => {
  const guarded = await add(fields, '2468')
  const from = member.viewer.profile
  const guesses = await Promise.all(
    Array.from({ length: 9 }, (_, guess) => choose(guarded, from, { pin: `100${guess}` })),
  )
  expect(guesses.filter((guess) => !guess.ok && guess.error === 'WRONG_PIN')).toHaveLength(5)
  expect(await choose(guarded, from, { pin: '2468' })).toMatchObject({ error: 'PIN_LIMITED' })
  expect(await choose(guarded, from, { pin: '2468' }, minutes(16)), 'control').toMatchObject({ ok: true })
})

test('thirty failures a day are the end of it until the next, however slowly they come', async () => {
  const guarded = await add(fields, '2468')
  const from = member.viewer.profile
  for (let round = 0; round < 6; round += 1) {
    for (let guess = 0; guess < 5; guess += 1) await choose(guarded, from, { pin: '1000' }, minutes(round * 16))
  }
  expect(await choose(guarded, from, { pin: '2468' }, minutes(100))).toMatchObject({ error: 'PIN_LIMITED' })
  expect(await choose(guarded, from, { pin: '2468' }, minutes(25 * 60)), 'control').toMatchObject({ ok: true })
})

test('a child gets out freely while nobody has a PIN, by the password once somebody has', async () => {
  const adult = member.viewer.profile
  const kit = { id: await add(child), maturityLimit: 6 }
  expect(await choose(adult.id, kit), 'nobody has a PIN').toMatchObject({ ok: true })
  const guarded = await add(fields, '2468')

  expect(await choose(adult.id, kit)).toMatchObject({ error: 'REAUTHENTICATION_REQUIRED' })
  expect(await choose(adult.id, kit, { pin: '2468' }), 'another’s PIN').toMatchObject({
    error: 'REAUTHENTICATION_REQUIRED',
  })
  expect(await choose(adult.id, kit, { password: 'not it' })).toMatchObject({ error: 'WRONG_PASSWORD' })
  const passwordHash = await hashPassword('correct horse battery')
  await database.account.update({ where: { id: keeper.accountId }, data: { passwordHash } })
  const password = 'correct horse battery'
  expect(await choose(adult.id, kit, { password }), 'control').toMatchObject({ ok: true })
  expect(await choose(guarded, kit, { password }), 'in place of a PIN').toMatchObject({ ok: true })
  expect(await choose(kit.id, adult), 'control: the way in').toMatchObject({ ok: true })
})

test('a confirmed password does not go to the child that takes over', async () => {
  const kit = await add(child)
  const other = await add(fields)
  const confirmed = asViewer(member.viewer.profile)
  const chooser = { ...confirmed, claims: { ...confirmed.claims, passwordConfirmedAt: now } }
  const claimsFor = async (profileId: string) => {
    const chosen = await chooseProfile({ ...typed, profileId }, chooser, now)
    return chosen.ok && chosen.value.passwordConfirmedAt
  }
  expect(await claimsFor(kit)).toBeUndefined()
  expect(await claimsFor(other), 'control').toEqual(now)
})

test('switching removes the media cookies here and frees this device’s slot, no other', async () => {
  const { playableId, assetId, library } = await createFilm(database)
  const kit = await add(child)
  const accountId = member.viewer.id
  const lease = (deviceId: string, cookiePath: string) => ({
    ...{ accountId, playableId, assetId, libraryId: library.id, deviceId, cookiePath },
    ...{ deviceName: 'Firefox', signingKeyId: 'K2TEST', profileId: member.viewer.profile.id },
    ...{ startedAt: now, renewedAt: now, expiresAt: minutes(5) },
  })
  await database.playbackLease.createMany({
    data: [lease('device-here', '/library/films/'), lease('device-there', '/library/music/')],
  })
  const choice = { ...typed, profileId: kit, deviceId: 'device-here' }

  const same = await switchSession(
    { ...choice, profileId: member.viewer.profile.id },
    asViewer(member.viewer.profile),
    releaseDevice,
    now,
  )
  expect(same.ok && same.value, 'control: who stays keeps the cookies').toHaveLength(1)
  const switched = await switchSession(choice, asViewer(member.viewer.profile), releaseDevice, now)
  const lines = switched.ok ? switched.value : []
  expect(lines[0]).toMatch(/^__Host-usher-session=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Lax$/)
  expect(lines).toContainEqual(expect.stringMatching(/^CloudFront-Policy=; Path=\/library\/films\/; .*Max-Age=0$/))
  const leases = await database.playbackLease.findMany({ where: { accountId }, orderBy: { deviceId: 'asc' } })
  expect(leases.map(({ endReason }) => endReason)).toEqual(['RELEASED', null])
})

test('a deleted profile takes its leases, list and places with it', async () => {
  const { title, playableId, assetId, library } = await createFilm(database)
  const profileId = await add(fields)
  const accountId = member.viewer.id
  await database.listEntry.create({ data: { profileId, titleId: title.id } })
  await database.progress.create({ data: { profileId, playableId, positionSeconds: 9, updatedAt: now } })
  const lease = await database.playbackLease.create({
    data: {
      ...{ accountId, profileId, playableId, assetId, libraryId: library.id, deviceId: 'device-a' },
      ...{ deviceName: 'Firefox', cookiePath: '/library/films/', signingKeyId: 'K2TEST' },
      ...{ startedAt: now, renewedAt: now, expiresAt: minutes(5) },
    },
  })
  expect(await deleteProfile(profileId, keeper, now)).toMatchObject({ ok: true })
  expect(await database.playbackLease.findUnique({ where: { id: lease.id } })).toMatchObject({
    endReason: 'RELEASED',
    profileId: null,
  })
  expect(await database.listEntry.count({ where: { profileId } })).toBe(0)
  expect(await database.progress.count({ where: { profileId } })).toBe(0)
})
