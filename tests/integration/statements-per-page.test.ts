import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#features/accounts/session.ts'
import { getRails } from '#features/catalog/browse/rails.ts'
import { getGenreView, getLibraryView, listGenres } from '#features/catalog/browse/title-pages.ts'
import { getFeatured } from '#features/catalog/featured.ts'
import { addToList } from '#features/catalog/own/commands.ts'
import { listHistory, listOwnTitles } from '#features/catalog/own/queries.ts'
import { getPerson } from '#features/catalog/people.ts'
import { listLibraries } from '#features/catalog/queries.ts'
import { searchCatalogue } from '#features/catalog/search.ts'
import { getTitle, getWatch } from '#features/catalog/title.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let film: Awaited<ReturnType<typeof createFilm>>
let personId: string
let viewer: Viewer

const begin = new Date()
const genres = ['Sea']

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  film = await createFilm(database, { title: { name: 'Harbour, part 1', genres, kind: 'SERIES' } })
  const member = await createMember(database, film.library.id, begin)
  viewer = member.viewer
  personId = (await database.person.create({ data: { slug: 'ada-grey', name: 'Ada Grey' } })).id
  await keep(film)
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

/** The title with its person, on the list, begun, and one episode more of the series. */
async function keep({ title, playableId }: Pick<typeof film, 'title' | 'playableId'>): Promise<void> {
  await database.titlePerson.create({ data: { titleId: title.id, personId, role: 'CAST' } })
  await addToList(title.id, viewer, begin)
  const at = { profileId: viewer.profile.id, updatedAt: begin }
  await database.progress.create({ data: { ...at, playableId, positionSeconds: 60 } })
  const position = (await database.playable.count({ where: { titleId: film.title.id } })) + 1
  await database.playable.create({ data: { titleId: film.title.id, kind: 'EPISODE', name: 'More', position } })
}

async function growTo(titles: number): Promise<void> {
  for (let number = (await database.title.count()) + 1; number <= titles; number += 1) {
    await keep(await addFilm(database, film.library, { name: `Harbour, part ${number}`, genres }))
  }
}

/** What each page reads, beside the session that all of them do. */
const pages: Record<string, (now: Date) => Promise<unknown>> = {
  'every page’s frame': () => listLibraries(viewer),
  browse: (now) => Promise.all([getFeatured(now, viewer), getRails(viewer, now)]),
  'a library': (now) => getLibraryView(film.library.slug, {}, viewer, now),
  'a library, narrowed down': (now) => getLibraryView(film.library.slug, { genre: 'sea', sort: 'name' }, viewer, now),
  genres: (now) => listGenres(viewer, now),
  'a genre': (now) => getGenreView('sea', {}, viewer, now),
  'a person': () => getPerson('ada-grey', viewer),
  'a title': () => getTitle(film.title.slug, viewer),
  'a watch page': () => getWatch(film.playableId, viewer),
  search: (now) => searchCatalogue(viewer, 'harbour', now),
  list: (now) => listOwnTitles(viewer, { after: null }, now),
  history: (now) => listHistory(viewer, { after: null }, now),
}

test('no page takes more statements at 60 titles than at 10', async () => {
  let hours = 0
  const look = async () => {
    const counted = new Map<string, number>()
    for (const [page, read] of Object.entries(pages)) {
      // What was read of the catalogue is kept for half a minute: each look is an hour later than the one before.
      const now = new Date(begin.getTime() + hours++ * 3_600_000)
      const { result, statements } = await countStatements(() => read(now))
      expect(result, page).toBeTruthy()
      expect(statements.length, `control: ${page} is counted`).toBeGreaterThan(0)
      counted.set(page, statements.length)
    }
    return counted
  }
  await growTo(10)
  const few = await look()
  await growTo(60)
  for (const [page, statements] of await look()) expect.soft(statements, page).toBeLessThanOrEqual(few.get(page) ?? 0)

  const control = await countStatements(async () => {
    for (const { id } of await database.title.findMany()) await database.title.findUnique({ where: { id } })
  })
  expect(control.statements, 'control: a read of each title by itself is seen').toHaveLength(61)
})
