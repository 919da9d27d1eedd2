import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSearchText } from '#features/catalog/search-text.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { searchCatalogue } from '#features/catalog/search.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date()
const editorProfile = { id: crypto.randomUUID(), name: 'Edgar', language: null, maturityLimit: null }
const editor: Viewer = {
  id: crypto.randomUUID(),
  name: 'Edgar',
  email: 'editor@usher.test',
  role: 'EDITOR',
  profile: editorProfile,
}

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let library: Awaited<ReturnType<typeof createFilm>>['library']

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  const first = await createFilm(database, {
    title: { name: 'Night Ferry', credit: 'Ada Kröger · The Harbour Ensemble', genres: ['Poetry'] },
  })
  library = first.library
  await addFilm(database, library, { name: 'The Ferryman’s Daughter', genres: ['Drama'] })
  await addFilm(database, library, { name: 'Café de la Régence' })
  await addFilm(database, library, { name: '100 % Rain_fall' })
  const { title } = await addFilm(database, library, { name: 'Tide Tables', kind: 'ALBUM' })
  await database.playable.create({ data: { titleId: title.id, kind: 'TRACK', name: 'Slack Water', position: 2 } })
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const nothing = { titles: [], parts: [], people: [], credits: [], genres: [] }
const search = (typed: unknown, viewer: Viewer | null = null) => searchCatalogue(viewer, readSearchText(typed), now)
const titlesFor = async (typed: unknown, viewer: Viewer | null = null) =>
  (await search(typed, viewer)).titles.map((title) => title.name)

test.each([
  ['Night Ferry', 'Night Ferry'],
  ['nigth ferri', 'Night Ferry'],
  ['nite fery', 'Night Ferry'],
  ['cafe regence', 'Café de la Régence'],
  ['CAFÉ', 'Café de la Régence'],
  ['tide', 'Tide Tables'],
  ['ti', 'Tide Tables'],
  ['kroger', 'Night Ferry'],
  ['poetry', 'Night Ferry'],
])('“%s” finds %s first', async (typed, name) => {
  expect((await titlesFor(typed))[0]).toBe(name)
})

test('what begins with the text stands before what only holds it', async () => {
  await addFilm(database, library, { name: 'Ferry Weather' })
  expect((await titlesFor('ferry')).slice(0, 2)).toEqual(['Ferry Weather', 'Night Ferry'])
})

test('tracks, people and genres are found by names of their own', async () => {
  expect(await search('slak water')).toMatchObject({
    titles: [],
    parts: [{ name: 'Slack Water', titleName: 'Tide Tables' }],
  })
  expect((await search('harbor ensemble')).credits).toEqual(['The Harbour Ensemble'])
  expect((await search('dram')).genres).toEqual(['Drama'])
})

test.each(['%', '_', '\'; DELETE FROM "Account"; --', '\\', '(((', '\u202E\u202E', '', ' ', '🎬', '*'.repeat(500)])(
  'hostile text %j finds nothing and breaks nothing',
  async (typed) => {
    expect(await search(typed)).toEqual(nothing)
    expect(await titlesFor('night ferry')).toContain('Night Ferry')
  },
)

test('what a visitor may not know of is not found, nor its tracks, people and genres; an editor finds it', async () => {
  const hidden = { credit: 'Secretive Person', genres: ['Unheard'] }
  await addFilm(database, library, { name: 'Zeppelin draft', status: 'DRAFT', ...hidden })
  await addFilm(database, library, { name: 'Zeppelin withdrawn', status: 'WITHDRAWN', ...hidden })
  await addFilm(database, library, { name: 'Zeppelin closed', closesAt: new Date(now.getTime() - 1_000), ...hidden })
  await createFilm(database, { library: { visibility: 'PRIVATE' }, title: { name: 'Zeppelin private', ...hidden } })
  for (const typed of ['zeppelin', 'secretive person', 'unheard']) {
    expect(await search(typed), typed).toEqual(nothing)
    expect(await titlesFor(typed, editor), typed).toHaveLength(4)
  }
})

test('a name that changes is found by the new one only, and what is removed by none', async () => {
  const { title } = await addFilm(database, library, { name: 'Quicksilver' })
  await database.title.update({ where: { id: title.id }, data: { name: 'Mercury' } })
  expect(await titlesFor('quicksilver')).toEqual([])
  expect(await titlesFor('mercury')).toEqual(['Mercury'])
  await database.title.delete({ where: { id: title.id } })
  expect(await titlesFor('mercury')).toEqual([])
})

test('the number of statements does not grow with what is found', async () => {
  const few = await countStatements(() => search('regence'))
  for (let number = 1; number <= 6; number++) await addFilm(database, library, { name: `Regence, part ${number}` })
  const many = await countStatements(() => search('regence'))
  expect(many.result.titles.length).toBeGreaterThan(few.result.titles.length)
  expect(many.statements.length).toBe(few.statements.length)
})

test('a person is found by name with their titles, as long as one of them may be known of', async () => {
  const { title } = await addFilm(database, library, { name: 'Lighthouse' })
  const { title: draft } = await addFilm(database, library, { name: 'Unfinished', status: 'DRAFT' })
  const [known, unknown] = await Promise.all([
    database.person.create({ data: { slug: 'ines-almeida', name: 'Inês Almeida' } }),
    database.person.create({ data: { slug: 'bo-wharton', name: 'Bo Wharton' } }),
  ])
  await database.titlePerson.createMany({
    data: [
      { titleId: title.id, personId: known.id, role: 'DIRECTOR' },
      { titleId: draft.id, personId: unknown.id, role: 'DIRECTOR' },
    ],
  })
  expect(await search('ines almeda')).toMatchObject({
    titles: [{ name: 'Lighthouse' }],
    people: [{ slug: 'ines-almeida', name: 'Inês Almeida' }],
  })
  expect(await search('bo wharton')).toEqual(nothing)
  expect((await search('bo wharton', editor)).people).toEqual([{ slug: 'bo-wharton', name: 'Bo Wharton' }])

  await database.person.update({ where: { id: known.id }, data: { name: 'Agnes Quist' } })
  expect((await search('almeida')).people).toEqual([])
  expect((await search('agnes')).people).toHaveLength(1)
})

test('two people of one name are two results', async () => {
  const { title } = await addFilm(database, library, { name: 'Namesakes' })
  for (const slug of ['vera-lund', 'vera-lund-2']) {
    const { id: personId } = await database.person.create({ data: { slug, name: 'Vera Lund' } })
    await database.titlePerson.create({ data: { titleId: title.id, personId, role: 'CAST' } })
  }
  expect((await search('vera lund')).people.map(({ slug }) => slug).toSorted()).toEqual(['vera-lund', 'vera-lund-2'])
})
