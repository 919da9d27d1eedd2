import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDatabase, type Database } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import { clearHistory, markUnwatched, removeFromContinue, removeFromHistory } from '#features/catalog/own/commands.ts'
import { endGrant } from '#features/playback/commands.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date('2026-06-15T12:00:00Z')
const seconds = (count: number) => new Date(now.getTime() + count * 1000)
const context = { now, random: 0.5, clientAddress: null }
const beat = { positionSeconds: 42, state: 'playing' as const }
const device = (deviceId: string) => ({ deviceId, deviceName: `Firefox on ${deviceId}` })

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database

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

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

function readPolicy(cookies: readonly string[]) {
  const line = cookies.find((cookie) => cookie.startsWith('CloudFront-Policy=')) ?? ''
  const encoded = line.slice('CloudFront-Policy='.length, line.indexOf(';'))
  const text = Buffer.from(encoded.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'), 'base64').toString()
  const [statement] = JSON.parse(text).Statement
  return {
    resource: statement.Resource,
    until: statement.Condition.DateLessThan['AWS:EpochTime'],
    ...statement.Condition,
  }
}

async function grantFor(member: Awaited<ReturnType<typeof createMember>>, playableId: string, deviceId = 'device-a') {
  const grant = await issueGrant(playableId, member.claims, device(deviceId), context)
  if (!grant.ok) throw new Error(`No grant: ${grant.error.code}`)
  return grant.value
}

test('an entitled member gets cookies for the whole library until the validity ends', async () => {
  const { library, playableId, assetId } = await createFilm(database)
  const grant = await grantFor(await createMember(database, library.id, now), playableId)

  expect(grant.manifestUrl).toBe(`https://portal.example/library/${library.slug}/${assetId}/master.m3u8`)
  expect(grant.expiresAt).toEqual(seconds(300))
  expect(readPolicy(grant.cookies)).toMatchObject({
    resource: `https://portal.example/library/${library.slug}/*`,
    until: seconds(300).getTime() / 1000,
  })
  expect(grant.cookies[0]).toContain(`; Path=/library/${library.slug}/; HttpOnly; Secure; SameSite=Lax`)
})

test('the cookies cover one asset where another title of the library closes within the validity', async () => {
  const { library, playableId, assetId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const closing = await addFilm(database, library, { closesAt: seconds(200) })

  const grant = await grantFor(member, playableId)
  expect(readPolicy(grant.cookies).resource).toBe(`https://portal.example/library/${library.slug}/${assetId}/*`)
  const shorter = await grantFor(member, closing.playableId, 'device-b')
  expect(readPolicy(shorter.cookies)).toMatchObject({ until: seconds(200).getTime() / 1000 })
})

test('a library bound to the address asks for IPv4 and writes it into the policy', async () => {
  const { library, playableId } = await createFilm(database, { library: { bindToAddress: true } })
  const { claims } = await createMember(database, library.id, now)

  const ask = (clientAddress: string | null) =>
    issueGrant(playableId, claims, device('device-a'), { ...context, clientAddress })
  expect(await ask('2001:db8::1')).toEqual({ ok: false, error: { code: 'IPV4_REQUIRED' } })
  expect(await ask(null)).toEqual({ ok: false, error: { code: 'IPV4_REQUIRED' } })
  const grant = await ask('203.0.113.9')
  expect(grant.ok && readPolicy(grant.value.cookies).IpAddress).toEqual({ 'AWS:SourceIp': '203.0.113.9/32' })
})

test.each([
  ['no membership', null, 'NOT_IN_PLAN'],
  ['an ended one', { status: 'CANCELED' as const, endedAt: seconds(-60) }, 'MEMBERSHIP_ENDED'],
  [
    'a payment past its grace',
    { status: 'PAST_DUE' as const, currentPeriodEnd: seconds(-8 * 86_400) },
    'PAYMENT_PAST_DUE',
  ],
])('%s gets no grant and takes no slot', async (_label, subscription, code) => {
  const { library, playableId } = await createFilm(database)
  const { viewer, claims } = await createMember(
    database,
    subscription && library.id,
    now,
    subscription ? { subscription } : {},
  )
  expect(await issueGrant(playableId, claims, device('device-a'), context)).toEqual({ ok: false, error: { code } })
  expect(await database.playbackLease.count({ where: { accountId: viewer.id } })).toBe(0)
})

test('a plan for another library, a draft, an unknown id and a title without an asset are refused', async () => {
  const [film, other] = [await createFilm(database), await createFilm(database, { title: { status: 'DRAFT' } })]
  const { claims } = await createMember(database, other.library.id, now)
  const ask = async (playableId: string) => {
    const grant = await issueGrant(playableId, claims, device('device-a'), context)
    return grant.ok ? 'OPEN' : grant.error.code
  }
  expect(await ask(film.playableId)).toBe('NOT_IN_PLAN')
  expect(await ask(other.playableId)).toBe('NOT_FOUND')
  expect(await ask('0199c0de-0000-7000-8000-000000000000')).toBe('NOT_FOUND')
  expect(await ask("' OR 1=1 --")).toBe('NOT_FOUND')
  await database.title.update({ where: { id: other.title.id }, data: { status: 'PUBLISHED' } })
  expect(await ask(other.playableId), 'control: the same title, published').toBe('OPEN')
  await database.asset.update({ where: { id: other.assetId }, data: { status: 'PREPARING' } })
  expect(await ask(other.playableId)).toBe('TITLE_NOT_READY')
})

test('40 devices start at once against a limit of 3: three play', async () => {
  const rounds = process.env.USHER_TEST_SCALE === 'full' ? 60 : 3
  const { library, playableId } = await createFilm(database)
  for (let round = 0; round < rounds; round += 1) {
    const { viewer, claims } = await createMember(database, library.id, now, { streamLimit: 3 })
    const starts = Array.from({ length: 40 }, (_, index) =>
      issueGrant(playableId, claims, device(`device-${index}`), context),
    )
    const outcomes = await Promise.all(starts)
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3)
    const refused = outcomes.find((outcome) => !outcome.ok)
    expect(refused).toMatchObject({ error: { code: 'TOO_MANY_STREAMS', devices: { length: 3 } } })
    expect(await database.playbackLease.count({ where: { accountId: viewer.id } })).toBe(3)
  }
})

test('the same device asking twice counts once, and a slot that ran out is free', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now, { streamLimit: 1 })
  await grantFor(member, playableId)
  await grantFor(member, playableId)
  const ask = (at: Date) => issueGrant(playableId, member.claims, device('device-b'), { ...context, now: at })
  expect(await ask(now)).toMatchObject({ error: { devices: [{ name: 'Firefox on device-a' }] } })
  expect(await ask(seconds(301))).toMatchObject({ ok: true })
})

test('a heartbeat moves the end and the position, in two statements', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const { grantId } = await grantFor(member, playableId)

  const { result, statements } = await countStatements(() =>
    renewGrant(grantId, member.claims, beat, { ...context, now: seconds(100) }),
  )
  expect(result).toMatchObject({ ok: true, value: { grantId, expiresAt: seconds(400), resumeAtSeconds: 42 } })
  expect(result.ok && readPolicy(result.value.cookies).until).toBe(seconds(400).getTime() / 1000)
  expect(statements).toHaveLength(2)
  expect(await database.progress.findFirst({ where: { profileId: member.viewer.profile.id } })).toMatchObject({
    positionSeconds: 42,
    watchedAt: null,
  })
})

test('an ended session, another account and an unknown grant renew nothing', async () => {
  const { library, playableId } = await createFilm(database)
  const [member, stranger] = [
    await createMember(database, library.id, now),
    await createMember(database, library.id, now),
  ]
  const { grantId } = await grantFor(member, playableId)
  const code = async (claims: typeof member.claims) => {
    const renewed = await renewGrant(grantId, claims, beat, context)
    return renewed.ok ? 'RENEWED' : renewed.error.code
  }
  expect(await code(stranger.claims)).toBe('NOT_FOUND')
  expect(await endGrant(grantId, stranger.claims, undefined, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
  expect(await code(member.claims), 'control').toBe('RENEWED')
  await database.account.update({ where: { id: member.viewer.id }, data: { sessionVersion: { increment: 1 } } })
  expect(await code(member.claims)).toBe('UNAUTHENTICATED')
})

test('access that ends frees the slot with the reason', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const { grantId } = await grantFor(member, playableId)
  await database.subscription.updateMany({
    where: { accountId: member.viewer.id },
    data: { endedAt: seconds(10), status: 'CANCELED' },
  })

  const shortened = await renewGrant(grantId, member.claims, beat, { ...context, now: seconds(5) })
  expect(shortened, 'never beyond the end').toMatchObject({ ok: true, value: { expiresAt: seconds(10) } })
  const refused = await renewGrant(grantId, member.claims, beat, { ...context, now: seconds(10) })
  expect(refused).toEqual({ ok: false, error: { code: 'MEMBERSHIP_ENDED' } })
  expect(await database.playbackLease.findUnique({ where: { id: grantId } })).toMatchObject({
    endReason: 'ACCESS_ENDED',
  })
})

test('“Stop” frees the slot at once and the stopped player is told by whom', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now, { streamLimit: 1 })
  const { grantId } = await grantFor(member, playableId)
  const stopped = await endGrant(grantId, member.claims, undefined, now, now, 'Safari on iPhone')
  expect(stopped).toMatchObject({ ok: true })

  await grantFor(member, playableId, 'device-b')
  expect(await renewGrant(grantId, member.claims, beat, context)).toEqual({
    ok: false,
    error: { code: 'STREAM_STOPPED', stoppedBy: 'Safari on iPhone' },
  })
})

test('“Stop” frees a device whole, with both films that it plays', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now, { streamLimit: 1 })
  await grantFor(member, playableId)
  const second = await grantFor(member, playableId)
  const refused = await issueGrant(playableId, member.claims, device('device-b'), context)
  expect(refused).toMatchObject({ error: { devices: { length: 1 } } })

  await endGrant(second.grantId, member.claims, undefined, now, now, 'Safari on iPhone')
  expect(await issueGrant(playableId, member.claims, device('device-b'), context)).toMatchObject({ ok: true })
})

test('an ended session and an account that is gone are told to sign in, whatever they ask for', async () => {
  const { library, playableId } = await createFilm(database)
  const { claims } = await createMember(database, library.id, now)
  const unknown = '0199c0de-0000-7000-8000-000000000000'
  const code = async (asked: string) => {
    const grant = await issueGrant(asked, claims, device('device-a'), context)
    return grant.ok ? 'OPEN' : grant.error.code
  }
  expect([await code(playableId), await code(unknown)], 'control').toEqual(['OPEN', 'NOT_FOUND'])
  await database.account.update({ where: { id: claims.accountId }, data: { sessionVersion: { increment: 1 } } })
  expect([await code(playableId), await code(unknown)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  await database.account.delete({ where: { id: claims.accountId } })
  expect([await code(playableId), await code(unknown)]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
})

test('a lease that ran out is taken up again, unless another screen has the slot', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now, { streamLimit: 1 })
  const { grantId } = await grantFor(member, playableId)
  const wake = (at: Date) => renewGrant(grantId, member.claims, beat, { ...context, now: at })

  expect(await wake(seconds(4_000))).toMatchObject({ ok: true, value: { expiresAt: seconds(4_300) } })
  const taken = await issueGrant(playableId, member.claims, device('device-b'), { ...context, now: seconds(9_000) })
  expect(taken).toMatchObject({ ok: true })
  expect(await wake(seconds(9_001))).toMatchObject({ error: { code: 'TOO_MANY_STREAMS' } })
})

test.each([
  ['before its last twentieth', 560, 560],
  ['in its last twentieth', 580, 0],
  ['at its last second', 599, 0],
  ['at a glance', 3, 0],
])('a film left %s begins where its page says it does', async (_label, positionSeconds, resumeAtSeconds) => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const { grantId } = await grantFor(member, playableId)
  await endGrant(grantId, member.claims, positionSeconds, now)
  expect(await grantFor(member, playableId)).toMatchObject({ resumeAtSeconds })
})

test('a place that is told late does not undo a later one, by neither way', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const [old, other] = [await grantFor(member, playableId), await grantFor(member, playableId)]
  const where = { profileId: member.viewer.profile.id, playableId }
  const place = async () => (await database.progress.findFirstOrThrow({ where })).positionSeconds

  await renewGrant(other.grantId, member.claims, { ...beat, positionSeconds: 90 }, { ...context, now: seconds(60) })
  const late = { ...beat, positionSeconds: 10, positionAgeSeconds: 65 }
  expect(await renewGrant(old.grantId, member.claims, late, { ...context, now: seconds(120) })).toMatchObject({
    ok: true,
  })
  expect(await place(), 'by heartbeat').toBe(90)
  await endGrant(old.grantId, member.claims, 10, seconds(121), seconds(55))
  expect(await place(), 'by leaving').toBe(90)
  await endGrant(other.grantId, member.claims, 95, seconds(130), seconds(129))
  expect(await place(), 'control').toBe(95)
})

test('what was removed stays away, whatever a viewing of before tells, until that plays on', async () => {
  const { library, title, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  const { viewer, claims } = member
  const place = async () => (await database.progress.findFirst({ where: { playableId } }))?.positionSeconds ?? null
  const removals = {
    'from Continue watching': (at: Date) => removeFromContinue(title.id, viewer, at),
    'from the history': (at: Date) => removeFromHistory(playableId, viewer, at),
    'with the whole history': (at: Date) => clearHistory(viewer, at),
    'as never watched': (at: Date) => markUnwatched({ titleId: title.id, playableId: null }, viewer, at),
  }
  for (const [how, remove] of Object.entries(removals)) {
    const nothing = how === 'from Continue watching' ? 0 : null
    const { grantId } = await grantFor(member, playableId)
    const tell = (told: Parameters<typeof renewGrant>[2], at: Date) =>
      renewGrant(grantId, claims, told, { ...context, now: at })
    await tell(beat, seconds(10))
    expect(await place(), 'control: it has a place').toBe(42)
    await remove(seconds(20))
    await tell({ ...beat, positionAgeSeconds: 15 }, seconds(30))
    expect(await place(), `${how}: a heartbeat that was late`).toBe(nothing)
    await tell({ ...beat, state: 'paused' }, seconds(31))
    expect(await place(), `${how}: a player that stands`).toBe(nothing)
    await tell({ ...beat, positionSeconds: 50 }, seconds(40))
    expect(await place(), `${how}: it plays on`).toBe(50)
    await remove(seconds(50))
    await endGrant(grantId, claims, 51, seconds(51))
    expect(await place(), `${how}: a page that went away`).toBe(nothing)
    const again = await grantFor(member, playableId)
    await endGrant(again.grantId, claims, 60, seconds(60))
    expect(await place(), `${how}: a viewing of afterwards`).toBe(60)
    await database.progress.deleteMany({ where: { playableId } })
  }
})

test('a removal and the last words of a player at once: nothing stays, whoever is first', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now)
  for (let round = 0; round < 20; round += 1) {
    const { grantId } = await grantFor(member, playableId)
    const told = endGrant(grantId, member.claims, 42, seconds(10))
    await Promise.all([told, removeFromHistory(playableId, member.viewer, seconds(10))])
    expect(await database.progress.count({ where: { playableId } })).toBe(0)
  }
})

test('leaving keeps the position and frees the slot', async () => {
  const { library, playableId } = await createFilm(database)
  const member = await createMember(database, library.id, now, { streamLimit: 1 })
  const { grantId } = await grantFor(member, playableId)
  await endGrant(grantId, member.claims, 77.5, now)
  expect(await grantFor(member, playableId, 'device-b')).toMatchObject({ resumeAtSeconds: 77.5 })
  expect(await endGrant(grantId, member.claims, 1, now), 'twice is no error').toMatchObject({ ok: true })
  expect(await grantFor(member, playableId, 'device-b')).toMatchObject({ resumeAtSeconds: 77.5 })
})
