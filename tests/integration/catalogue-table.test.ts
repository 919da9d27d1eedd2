import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCatalogue, listTableChoices } from '#features/library-admin/catalogue-table/list-catalogue.ts'
import { parseTableCursor } from '#features/library-admin/catalogue-table/table-cursor.ts'
import { readTableView, tableSorts } from '#features/library-admin/catalogue-table/table-view.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let librarySlug: string
let failedAssetId: string

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  const { library, title } = await createFilm(database, {
    title: { name: 'Ärger im Hafen', year: 1974, genres: ['Sea'] },
  })
  librarySlug = library.slug
  // All made and changed in one instant, so that only ids tell them apart.
  const at = new Date('2026-02-01T00:00:00Z')
  await addFilm(database, library, { name: 'berg', year: null, status: 'DRAFT' })
  const failed = await addFilm(database, library, { name: 'Ahorn', year: 2020, status: 'WITHDRAWN', maturityAge: 12 })
  await database.title.updateMany({ data: { createdAt: at, updatedAt: at } })
  const { id } = await database.asset.findFirstOrThrow({ where: { playableId: failed.playableId } })
  failedAssetId = id
  await database.asset.update({ where: { id }, data: { status: 'FAILED' } })
  await database.title.updateMany({ data: { updatedAt: at } })
  await createFilm(database, { title: { name: 'Elsewhere', year: 1901, kind: 'SERIES' } })
  await database.title.update({ where: { id: title.id }, data: { revision: 4 } })
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const namesOf = async (fields: Record<string, string>) =>
  (await listCatalogue(readTableView({ sort: 'name', ...fields }), null, 50)).rows.map(({ name }) => name)

test('drafts and what was withdrawn stand in the table too', async () => {
  expect(await namesOf({})).toEqual(['Ahorn', 'Ärger im Hafen', 'berg', 'Elsewhere'])
})

test.each<[Record<string, string>, string[]]>([
  [{ status: 'DRAFT' }, ['berg']],
  [{ status: 'WITHDRAWN' }, ['Ahorn']],
  [{ kind: 'SERIES' }, ['Elsewhere']],
  [{ genre: 'Sea' }, ['Ärger im Hafen']],
  [{ year: '1901' }, ['Elsewhere']],
  [{ library: 'no-such' }, []],
  [{ preparation: 'failed' }, ['Ahorn']],
  [{ preparation: 'none' }, ['Ahorn']],
  [{ q: 'arger' }, ['Ärger im Hafen']],
  [{ q: 'hafen' }, ['Ärger im Hafen']],
  [{ q: 'argerr' }, ['Ärger im Hafen']],
  [{ q: 'a' }, ['Ahorn', 'Ärger im Hafen']],
  [{ q: '%' }, ['Ahorn', 'Ärger im Hafen', 'berg', 'Elsewhere']],
  [{ status: 'PUBLISHED', year: '2020' }, []],
])('%j shows %j', async (fields, names) => {
  expect(await namesOf(fields)).toEqual(names)
})

test('a library shows its own titles', async () => {
  expect(await namesOf({ library: librarySlug })).toEqual(['Ahorn', 'Ärger im Hafen', 'berg'])
})

test.each(tableSorts)('by %s, every title comes once, however short the pages', async (sort) => {
  const view = readTableView({ sort })
  const whole = (await listCatalogue(view, null, 50)).rows.map(({ id }) => id)
  const walked: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await listCatalogue(view, parseTableCursor(after, sort), 1)
    walked.push(...page.rows.map(({ id }) => id))
    after = page.nextCursor
  }
  expect(walked).toEqual(whole)
  expect(new Set(whole).size).toBe(4)
})

test('a title without a year stands last both ways', async () => {
  expect((await namesOf({ sort: 'year' })).at(-1)).toBe('berg')
  expect((await namesOf({ sort: 'year-old' })).at(-1)).toBe('berg')
  expect((await namesOf({ sort: 'year-old' }))[0]).toBe('Elsewhere')
})

test('a row tells what can be played and what failed; a version prepared later mends it', async () => {
  const rowOf = async (q: string) => (await listCatalogue(readTableView({ q }), null, 50)).rows[0]
  expect(await rowOf('arger')).toMatchObject({ parts: 1, ready: 1, failed: 0, revision: 4 })
  expect(await rowOf('ahorn')).toMatchObject({ parts: 1, ready: 0, failed: 1, maturityAge: 12 })
  await database.asset.update({ where: { id: failedAssetId }, data: { createdAt: new Date('2020-01-01') } })
  const { id: _id, createdAt: _at, ...asset } = await database.asset.findUniqueOrThrow({ where: { id: failedAssetId } })
  const later = { ...asset, id: 'e'.repeat(32), folderKey: `library/${librarySlug}/${'e'.repeat(32)}/` }
  await database.asset.create({ data: { ...later, status: 'READY', durationSeconds: 60, readyAt: new Date() } })
  expect(await rowOf('ahorn')).toMatchObject({ parts: 1, ready: 1, failed: 0 })
  expect(await namesOf({ preparation: 'failed' })).toEqual([])
})

test('the choices are every library and every genre', async () => {
  const { libraries, genres } = await listTableChoices()
  expect(libraries.map(({ slug }) => slug)).toContain(librarySlug)
  expect(genres).toContain('Sea')
})
