import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#features/accounts/session.ts'
import { getRails } from '#features/catalog/browse/rails.ts'
import { addToList, markWatched, rateTitle, removeFromContinue } from '#features/catalog/own/commands.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
/** Later in each test than in the one before: what one has read of the catalogue is not kept for the next. */
let now = new Date()

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
  now = new Date(now.getTime() + 3_600_000)
  await database.subscription.deleteMany()
  await database.plan.deleteMany()
  await database.account.deleteMany()
  await database.title.deleteMany()
  await database.library.deleteMany()
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

/** A series of two episodes in season 1 and one in season 2, each ten minutes long; their ids. */
async function createSeries(library: { id: string; slug: string }, name: string): Promise<[string, string, string]> {
  const first = await addFilm(database, library, { name, kind: 'SERIES' })
  const number = (seasonNumber: number, episodeNumber: number) => ({
    kind: 'EPISODE' as const,
    seasonNumber,
    episodeNumber,
  })
  await database.playable.update({ where: { id: first.playableId }, data: { ...number(1, 1), name: 'One' } })
  const others = [number(1, 2), number(2, 1)].map(async (place, index) => {
    const part = { ...place, name: `Part ${index + 2}`, position: index + 2, titleId: first.title.id }
    const { id } = await database.playable.create({ data: part })
    const assetId = crypto.randomUUID().replaceAll('-', '')
    const keys = { folderKey: `library/x/${assetId}/`, sourceKey: `sources/${assetId}/a.mp4`, sourceName: 'a.mp4' }
    const ready = { status: 'READY' as const, durationSeconds: 600, hasVideo: true, readyAt: now }
    await database.asset.create({ data: { id: assetId, playableId: id, ...keys, ...ready } })
    return id
  })
  const [second = '', third = ''] = await Promise.all(others)
  return [first.playableId, second, third]
}

async function stop(viewer: Viewer, playableId: string, positionSeconds: number, updatedAt: Date, isWatched = false) {
  const state = { positionSeconds, updatedAt, watchedAt: isWatched ? updatedAt : null }
  const key = { profileId: viewer.profile.id, playableId }
  await database.progress.upsert({
    where: { profileId_playableId: key },
    create: { ...key, ...state },
    update: state,
  })
}

const continued = async (viewer: Viewer) =>
  (await getRails(viewer, now)).begun.map(({ name, goingOn, progress }) => {
    const { way, seasonNumber, episodeNumber } = goingOn
    return [name, way, seasonNumber, episodeNumber, progress?.secondsLeft ?? null]
  })

test('a series stands in Continue watching once, with the episode to go on with, until it is seen or taken out', async () => {
  const film = await createFilm(database, { title: { name: 'Film' } })
  const [one, two, three] = await createSeries(film.library, 'Series')
  const { viewer } = await createMember(database, film.library.id, now)
  await stop(viewer, film.playableId, 300, minutes(1))
  await stop(viewer, one, 100, minutes(2))
  expect(await continued(viewer)).toEqual([
    ['Series', 'resume', 1, 1, 500],
    ['Film', 'resume', null, null, 300],
  ])
  await stop(viewer, one, 599, minutes(3), true)
  expect((await continued(viewer))[0]).toEqual(['Series', 'next', 1, 2, null])
  await stop(viewer, two, 599, minutes(4), true)
  expect((await continued(viewer))[0]).toEqual(['Series', 'next', 2, 1, null])
  await stop(viewer, film.playableId, 599, minutes(5), true)
  await stop(viewer, three, 599, minutes(6), true)
  expect(await continued(viewer)).toEqual([])

  await stop(viewer, two, 200, minutes(7))
  expect(await continued(viewer)).toEqual([['Series', 'resume', 1, 2, 400]])
  const { titleId } = await database.playable.findUniqueOrThrow({ where: { id: two } })
  await removeFromContinue(titleId, viewer, now)
  expect(await continued(viewer)).toEqual([])
})

test('a series that was taken out proposes nothing, an earlier episode seen or not, until some of it is played again', async () => {
  const { library } = await createFilm(database)
  const [one, two] = await createSeries(library, 'Series')
  const { viewer } = await createMember(database, library.id, now)
  await stop(viewer, one, 599, minutes(1), true)
  expect(await continued(viewer), 'control').toEqual([['Series', 'next', 1, 2, null]])
  const { titleId } = await database.playable.findUniqueOrThrow({ where: { id: one } })
  await removeFromContinue(titleId, viewer, now)
  expect(await continued(viewer)).toEqual([])
  await markWatched({ titleId, playableId: one }, viewer, minutes(2))
  expect(await continued(viewer), 'a mark by hand plays nothing').toEqual([])
  await stop(viewer, two, 100, minutes(3))
  expect(await continued(viewer)).toEqual([['Series', 'resume', 1, 2, 500]])
})

test('what was seen into its last twentieth, or into its credits, is not begun', async () => {
  const film = await createFilm(database, { title: { name: 'Film' } })
  const { viewer } = await createMember(database, film.library.id, now)
  await stop(viewer, film.playableId, 580, minutes(1), true)
  expect(await continued(viewer)).toEqual([])
  await stop(viewer, film.playableId, 540, minutes(2), true)
  expect(await continued(viewer), 'control: begun again').toEqual([['Film', 'resume', null, null, 60]])
  await database.playable.update({ where: { id: film.playableId }, data: { creditsStartSeconds: 530 } })
  expect(await continued(viewer)).toEqual([])
})

test('Continue watching is each profile’s own, and ends at its limit', async () => {
  const { library, playableId } = await createFilm(database, { title: { name: 'Film', maturityAge: 16 } })
  const { viewer } = await createMember(database, library.id, now)
  await stop(viewer, playableId, 300, minutes(1))
  const other = await database.profile.create({ data: { accountId: viewer.id, name: 'Other', position: 2 } })
  expect(await continued(viewer)).toHaveLength(1)
  expect(await continued({ ...viewer, profile: other })).toEqual([])
  expect(await continued({ ...viewer, profile: { ...viewer.profile, maturityLimit: 12 } })).toEqual([])
})

test('because of the last title watched or liked: what shares a person before what shares genres, nothing disliked or seen', async () => {
  const { library, ...source } = await createFilm(database, { title: { name: 'Source', genres: ['Poetry', 'Sea'] } })
  const both = await addFilm(database, library, { name: 'Both genres', genres: ['Sea', 'Poetry'] })
  const one = await addFilm(database, library, { name: 'One genre', genres: ['Sea'] })
  const disliked = await addFilm(database, library, { name: 'Disliked', genres: ['Sea'] })
  const seen = await addFilm(database, library, { name: 'Seen', genres: ['Sea'] })
  await addFilm(database, library, { name: 'Draft', genres: ['Sea'], status: 'DRAFT' })
  await addFilm(database, library, { name: 'Nothing shared', genres: ['Land'] })
  const shared = await addFilm(database, library, { name: 'Same hand' })
  const person = await database.person.create({ data: { slug: `hand-${Date.now()}`, name: 'A Hand' } })
  for (const { title } of [source, shared]) {
    await database.titlePerson.create({ data: { titleId: title.id, personId: person.id, role: 'DIRECTOR' } })
  }
  const { viewer } = await createMember(database, library.id, now)
  const because = async () => {
    const found = (await getRails(viewer, now)).because
    return found && [found.reason, found.name, found.titles.map(({ name }) => name)]
  }
  expect(await because()).toBeNull()
  await markWatched({ titleId: seen.title.id, playableId: null }, viewer, minutes(1))
  await rateTitle(disliked.title.id, -1, viewer, minutes(1))
  await rateTitle(source.title.id, 1, viewer, minutes(2))
  expect(await because()).toEqual(['liked', 'Source', ['Same hand', 'Both genres', 'One genre']])
  await markWatched({ titleId: one.title.id, playableId: null }, viewer, minutes(3))
  expect(await because()).toEqual(['watched', 'One genre', ['Both genres', 'Source']])
  await rateTitle(one.title.id, -1, viewer, minutes(4))
  await rateTitle(both.title.id, -1, viewer, minutes(4))
  expect(await because(), 'nothing follows from what was disliked').toEqual(['liked', 'Source', ['Same hand']])
  expect((await getRails(null, now)).because).toBeNull()
})

test('the rails hold what they are named for, in a number of statements that does not grow', async () => {
  const { library, title } = await createFilm(database, { title: { name: 'First', genres: ['Sea'] } })
  const { viewer } = await createMember(database, library.id, now)
  await addToList(title.id, viewer, now)
  await rateTitle(title.id, 1, viewer, now)
  const addBranch = async (turn: number) => {
    const more = await createFilm(database, { title: { genres: ['Sea', `Kind ${turn}`] } })
    for (let film = 0; film < 4; film += 1) {
      const added = await addFilm(database, more.library, { genres: ['sea', `Kind ${turn}`] })
      await addToList(added.title.id, viewer, now)
      await stop(viewer, added.playableId, 300, now)
    }
  }
  await addBranch(0)
  const few = await countStatements(() => getRails(viewer, now))
  expect(few.result.because).toMatchObject({ reason: 'liked', name: 'First', titles: [{}] })

  for (const turn of [1, 2, 3]) await addBranch(turn)
  now = minutes(5)
  const many = await countStatements(() => getRails(viewer, now))
  expect(many.result.shelves).toHaveLength(5)
  expect(many.result.own).toHaveLength(17)
  expect(many.result.begun).toHaveLength(16)
  expect(many.result.newest).toHaveLength(21)
  expect(many.result.genres.map(({ slug, titles }) => [slug, titles.length])).toEqual([
    ...[['sea', 12]],
    ...[0, 1, 2, 3].map((turn) => [`kind-${turn}`, 5]),
  ])
  expect(many.result.because?.titles).toHaveLength(4)
  expect(many.statements.length).toBe(few.statements.length)
})
