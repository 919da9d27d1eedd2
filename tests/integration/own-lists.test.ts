import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addToList,
  clearHistory,
  markUnwatched,
  markWatched,
  rateTitle,
  removeFromContinue,
  removeFromHistory,
  removeFromList,
} from '#features/catalog/own/commands.ts'
import { parseCursor } from '#features/catalog/own/cursor.ts'
import { getOwnMarks, listHistory, listOwnTitles } from '#features/catalog/own/queries.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { getTitle } from '#features/catalog/title.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date('2026-06-15T12:00:00Z')
const seconds = (count: number) => new Date(now.getTime() + count * 1_000)

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let film: Awaited<ReturnType<typeof createFilm>>
let viewer: Awaited<ReturnType<typeof createMember>>['viewer']

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
  film = await createFilm(database)
  ;({ viewer } = await createMember(database, film.library.id, now))
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const listOf = async () => (await listOwnTitles(viewer, { after: null }, now)).items.map(({ id }) => id)
const historyOf = async () => (await listHistory(viewer, { after: null }, now)).items
const play = (playableId: string, positionSeconds: number, at = now) =>
  database.progress.create({ data: { profileId: viewer.profile.id, playableId, positionSeconds, updatedAt: at } })

test('two who add at once make one entry, and removing twice is once', async () => {
  const { id } = film.title
  const both = await Promise.all([addToList(id, viewer, now), addToList(id, viewer, seconds(1))])
  expect(both).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  expect(await listOf()).toEqual([id])
  await Promise.all([removeFromList(id, viewer), removeFromList(id, viewer)])
  expect(await listOf()).toEqual([])
})

test('neither list, history nor title takes more statements when it holds more', async () => {
  const look = async () => {
    const { statements } = await countStatements(async () => {
      await listOwnTitles(viewer, { after: null }, now)
      await listHistory(viewer, { after: null }, now)
      await getTitle(film.title.slug, viewer)
    })
    return statements.length
  }
  const keep = async ({ title, playableId }: { title: { id: string }; playableId: string }) => {
    await addToList(title.id, viewer, now)
    await play(playableId, 60)
  }
  await keep(film)
  const few = await look()
  for (let count = 0; count < 12; count += 1) await keep(await addFilm(database, film.library))
  for (let position = 2; position < 12; position += 1) {
    const part = { titleId: film.title.id, kind: 'EPISODE' as const, name: `Part ${position}`, position }
    await database.playable.create({ data: part })
  }
  expect([await listOf(), await historyOf()].map(({ length }) => length)).toEqual([13, 13])
  expect(await look()).toBe(few)
})

test('a list belongs to its profile, and pages without a gap or a repeat', async () => {
  const titles = [film.title]
  for (let count = 1; count < 5; count += 1) titles.push((await addFilm(database, film.library)).title)
  // Two entries of one instant: the id decides between them.
  for (const [index, { id }] of titles.entries()) await addToList(id, viewer, seconds(Math.floor(index / 2)))

  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await listOwnTitles(viewer, { after: parseCursor(after), limit: 2 }, now)
    seen.push(...page.items.map(({ id }) => id))
    after = page.nextCursor
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen)).toEqual(new Set(titles.map(({ id }) => id)))
  expect(seen[0]).toBe(titles[4]?.id)
  const other = await createMember(database, null, now)
  expect((await listOwnTitles(other.viewer, { after: null }, now)).items).toEqual([])
})

test('what the viewer may not know of answers as what does not exist, and nothing is written', async () => {
  const draft = await addFilm(database, film.library, { status: 'DRAFT' })
  const unknown = '0199c0de-0000-7000-8000-000000000000'
  const refused = { ok: false, error: 'NOT_FOUND' }
  for (const titleId of [draft.title.id, unknown]) {
    expect(await addToList(titleId, viewer, now)).toEqual(refused)
    expect(await rateTitle(titleId, 1, viewer, now)).toEqual(refused)
    expect(await markWatched({ titleId, playableId: null }, viewer, now)).toEqual(refused)
  }
  const { id: titleId } = film.title
  expect(await markWatched({ titleId, playableId: draft.playableId }, viewer, now), 'a part of another').toEqual(
    refused,
  )
  const profileId = viewer.profile.id
  expect(await database.listEntry.count({ where: { profileId } })).toBe(0)
  expect(await database.rating.count({ where: { profileId } })).toBe(0)
  expect(await database.progress.count({ where: { profileId } })).toBe(0)
  expect(await rateTitle(titleId, 1, viewer, now), 'control').toMatchObject({ ok: true })
})

test('a thumb is set, turned and taken back; two at once leave one', async () => {
  const { id } = film.title
  await Promise.all([rateTitle(id, 1, viewer, now), rateTitle(id, -1, viewer, now)])
  expect(await database.rating.count({ where: { titleId: id } })).toBe(1)
  await rateTitle(id, -1, viewer, now)
  expect(await getOwnMarks(id, viewer)).toMatchObject({ rating: -1 })
  await rateTitle(id, null, viewer, now)
  expect(await getOwnMarks(id, viewer)).toMatchObject({ rating: null })
})

test('marked as watched nothing resumes; marked as unwatched it was never begun', async () => {
  const { title, playableId } = film
  await play(playableId, 42)
  await markWatched({ titleId: title.id, playableId: null }, viewer, seconds(9))
  expect(await database.progress.findFirst({ where: { playableId } })).toMatchObject({
    positionSeconds: 0,
    watchedAt: seconds(9),
  })
  expect([...(await getOwnMarks(title.id, viewer)).watchedIds]).toEqual([playableId])
  await markUnwatched({ titleId: title.id, playableId }, viewer, now)
  expect(await historyOf()).toEqual([])
})

test('the history stands latest first; leaving Continue watching leaves it there', async () => {
  const second = await addFilm(database, film.library)
  await play(film.playableId, 42)
  await play(second.playableId, 42, seconds(60))
  await removeFromContinue(film.title.id, viewer, now)
  expect((await historyOf()).map(({ playableId }) => playableId)).toEqual([second.playableId, film.playableId])
  expect((await historyOf())[1]?.card.progress).toBeNull()
  expect((await historyOf())[0]?.card.progress, 'control').not.toBeNull()

  await removeFromHistory(second.playableId, viewer, now)
  expect((await historyOf()).map(({ playableId }) => playableId)).toEqual([film.playableId])
  await clearHistory(viewer, now)
  expect(await historyOf()).toEqual([])
})

test('nothing of another profile is touched', async () => {
  await play(film.playableId, 42)
  const other = (await createMember(database, null, now)).viewer
  await removeFromHistory(film.playableId, other, now)
  await removeFromContinue(film.title.id, other, now)
  await clearHistory(other, now)
  expect(await historyOf()).toHaveLength(1)
})
