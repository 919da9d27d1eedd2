import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AddressFields } from '#core/address-fields.ts'
import type { Viewer } from '#features/accounts/session.ts'
import { parseCursor } from '#features/catalog/browse/cursor.ts'
import { readFilters, sortKeys, type SortKey } from '#features/catalog/browse/filters.ts'
import { listTitles } from '#features/catalog/browse/list-titles.ts'
import { getGenreView, getLibraryView, listGenres } from '#features/catalog/browse/title-pages.ts'
import type { TitleCard } from '#features/catalog/cards.ts'
import { getPerson } from '#features/catalog/people.ts'
import { writePeopleSitemap, writeSitemapFile } from '#features/catalog/sitemap.ts'
import { getTitle } from '#features/catalog/title.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm, createMember } from './support/people-and-films.ts'
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
  await database.person.deleteMany()
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

type Library = Awaited<ReturnType<typeof createFilm>>['library']

async function createLibrary(): Promise<Library> {
  const { library, title } = await createFilm(database)
  await database.title.delete({ where: { id: title.id } })
  return library
}

/** Films of the library, one a change; all made in the same instant, so that only ids tell them apart. */
async function addFilms(library: Library, changes: Partial<Prisma.TitleUncheckedCreateInput>[]) {
  const createdAt = new Date('2026-02-01T00:00:00Z')
  const films = []
  for (const [index, change] of changes.entries()) {
    films.push(await addFilm(database, library, { name: `Film ${index}`, createdAt, ...change }))
  }
  return films
}

const namesIn = async (library: Library, fields: AddressFields, viewer: Viewer | null = null) =>
  (await getLibraryView(library.slug, fields, viewer, now))?.list.titles.map(({ name }) => name)

/** Every title of the library, read by cursors `limit` at a time. */
async function walk(library: Library, sort: SortKey, limit: number): Promise<TitleCard[]> {
  const seen: TitleCard[] = []
  for (let after: string | null = ''; after !== null;) {
    const list = { libraryId: library.id, filters: readFilters({ sort }, []), after: parseCursor(after, sort), limit }
    const page = await listTitles(list, null, now)
    seen.push(...page.titles)
    after = page.nextCursor
  }
  return seen
}

describe('the orders of a library', () => {
  const facts = [
    { name: 'Ärger', year: 1974, seconds: 600 },
    { name: 'berg', year: 2020, seconds: 60 },
    { name: 'Ahorn', year: 1931, seconds: 6_000 },
    { name: 'Zeit', year: null, seconds: null },
  ]
  const order: Record<(typeof sortKeys)[number], string[]> = {
    newest: ['Zeit', 'Ahorn', 'berg', 'Ärger'],
    oldest: ['Ärger', 'berg', 'Ahorn', 'Zeit'],
    name: ['Ahorn', 'Ärger', 'berg', 'Zeit'],
    'name-z': ['Zeit', 'berg', 'Ärger', 'Ahorn'],
    year: ['berg', 'Ärger', 'Ahorn', 'Zeit'],
    'year-old': ['Ahorn', 'Ärger', 'berg', 'Zeit'],
    longest: ['Ahorn', 'Ärger', 'berg', 'Zeit'],
    shortest: ['berg', 'Ärger', 'Ahorn', 'Zeit'],
  }

  test.each(sortKeys)('by %s: what has neither year nor length stands last', async (sort) => {
    const library = await createLibrary()
    for (const [index, { name, year, seconds }] of facts.entries()) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + index))
      const { assetId } = await addFilm(database, library, { name, year, createdAt })
      const change = seconds === null ? { status: 'REMOVED' as const } : { durationSeconds: seconds }
      await database.asset.update({ where: { id: assetId }, data: change })
    }
    expect(await namesIn(library, { sort })).toEqual(order[sort])
    expect((await walk(library, sort, 1)).map(({ name }) => name)).toEqual(order[sort])
  })

  test.each(sortKeys)('by %s: equals are each shown once, page by page', async (sort) => {
    const library = await createLibrary()
    const films = Array.from({ length: 11 }, (_, index) => ({ synopsis: String(index), year: 2000, name: 'The same' }))
    await addFilms(library, films)
    const seen = (await walk(library, sort, 3)).map(({ id }) => id)
    expect(seen).toHaveLength(11)
    expect(new Set(seen).size).toBe(11)
  })
})

test('a list grows in place, and its address says how far', async () => {
  const library = await createLibrary()
  await addFilms(
    library,
    Array.from({ length: 5 }, () => ({})),
  )
  const first = await getLibraryView(library.slug, { sort: 'name' }, null, now, 2)
  expect(first?.list.more).toEqual({ href: `/browse/${library.slug}?sort=name&pages=2`, isSamePage: true })
  const second = await getLibraryView(library.slug, { sort: 'name', pages: '2' }, null, now, 2)
  expect(second?.list.titles.map(({ name }) => name)).toEqual(['Film 0', 'Film 1', 'Film 2', 'Film 3'])
  expect((await getLibraryView(library.slug, { sort: 'name', pages: '3' }, null, now, 2))?.list.more).toBeNull()
})

describe('filters', () => {
  async function createVaried() {
    const library = await createLibrary()
    const films = await addFilms(library, [
      { name: 'Old', year: 1931, genres: ['Newsreel', 'Black and white'] },
      { name: 'Home', year: 1974, genres: ['Home movie'] },
      { name: 'New', year: 2026, genres: ['Animation', 'Poésie'] },
    ])
    const [old = '', home = '', recent = ''] = films.map(({ assetId }) => assetId)
    await database.asset.update({ where: { id: old }, data: { durationSeconds: 120, audioLanguages: ['en'] } })
    await database.asset.update({ where: { id: home }, data: { durationSeconds: 1_800, audioLanguages: ['de', 'en'] } })
    await database.asset.update({ where: { id: recent }, data: { durationSeconds: 7_200 } })
    const track = { language: 'en', label: 'English', playlist: 'text/en/index.m3u8' }
    await database.textTrack.create({ data: { ...track, assetId: recent } })
    return library
  }

  test.each<[AddressFields, string[]]>([
    [{ genre: 'black-and-white' }, ['Old']],
    [{ genre: 'poesie' }, ['New']],
    [{ decade: '1970' }, ['Home']],
    [{ year: '1931' }, ['Old']],
    [{ length: 'under-15' }, ['Old']],
    [{ length: '15-40' }, ['Home']],
    [{ length: 'over-90' }, ['New']],
    [{ audio: 'de' }, ['Home']],
    [{ audio: 'en', sort: 'year' }, ['Home', 'Old']],
    [{ captions: 'en' }, ['New']],
    [{ audio: 'en', decade: '1930', length: 'under-15' }, ['Old']],
    [{ audio: 'de', decade: '1930' }, []],
  ])('%j finds %j', async (fields, names) => {
    const library = await createVaried()
    const view = await getLibraryView(library.slug, fields, null, now)
    expect(view?.list.titles.map(({ name }) => name)).toEqual(names)
    expect(view?.list.count).toEqual({ number: names.length, isMore: false })
  })

  test.each<[string, AddressFields]>([
    ['a long value', { genre: 'x'.repeat(5_000) }],
    ['wildcards', { genre: '%', audio: '_%', year: '19__' }],
    ['SQL', { genre: `'; DROP TABLE "Title"; --`, decade: '1970 OR 1=1', sort: 'name; DELETE' }],
    ['right-to-left marks', { genre: '\u202eGenre\u202c', captions: '\u200f' }],
    ['a NUL', { genre: '\0', audio: '\0' }],
    ['repeated parameters', { genre: ['nothing', 'newsreel'], length: ['', 'under-15'] }],
    ['names of JavaScript', { genre: '__proto__', sort: 'constructor', length: 'toString' }],
    ['a spoilt cursor', { after: 'AAAA' }],
    ['a cursor of another order', { after: Buffer.from('["x","nothing"]').toString('base64url') }],
    [
      'a cursor with a NUL',
      { sort: 'name', after: Buffer.from(JSON.stringify(['\0', crypto.randomUUID()])).toString('base64url') },
    ],
    [
      'a cursor of the year 0, which Postgres does not know',
      { after: Buffer.from(JSON.stringify(['0000-01-01T00:00:00Z', crypto.randomUUID()])).toString('base64url') },
    ],
    ['a year beyond a number', { decade: '99999999999999999999', pages: '-1' }],
  ])('%s is as if it were not there', async (_label, fields) => {
    const library = await createVaried()
    expect((await namesIn(library, fields))?.toSorted()).toEqual(['Home', 'New', 'Old'])
  })

  test('the first of a repeated parameter counts', async () => {
    expect(await namesIn(await createVaried(), { genre: ['newsreel', 'animation'] })).toEqual(['Old'])
  })
})

describe('what is hidden', () => {
  async function createHidden() {
    const library = await createLibrary()
    const seen = { genres: ['Seen'], year: 2001, maturityAge: 6 }
    const hidden = { genres: ['Hidden'], year: 1955, maturityAge: 18 }
    const [shown] = await addFilms(library, [
      { name: 'Shown', ...seen },
      { name: 'Draft', status: 'DRAFT', ...hidden },
      { name: 'Withdrawn', status: 'WITHDRAWN', ...hidden },
      { name: 'Closed', closesAt: new Date('2026-01-01T00:00:00Z'), ...hidden },
    ])
    const secret = await createFilm(database, {
      library: { visibility: 'PRIVATE' },
      title: { name: 'Secret', ...hidden },
    })
    const person = await database.person.create({ data: { slug: 'hidden-hand', name: 'Hidden Hand' } })
    await database.titlePerson.create({ data: { titleId: secret.title.id, personId: person.id, role: 'CAST' } })
    const { viewer } = await createMember(database, library.id, now)
    return { library, shown, secret, person, viewer }
  }

  const editor = (viewer: Viewer): Viewer => ({ ...viewer, role: 'EDITOR' })

  test('is found by no filter, offered by none and counted nowhere; editors find it', async () => {
    const { library, viewer } = await createHidden()
    for (const person of [null, viewer]) {
      const view = await getLibraryView(library.slug, { genre: 'hidden', decade: '1950', year: '1955' }, person, now)
      expect(view?.list.titles, 'the year alone is a filter that anybody may write').toEqual([])
      expect(view?.list.filters).toMatchObject({ genre: null, decade: null })
      expect(view?.list.facets.map(({ slug }) => slug)).toEqual(['2000', 'seen'])
      expect((await getLibraryView(library.slug, {}, person, now))?.list.count.number).toBe(1)
      expect((await listGenres(person, now)).map(({ name, count }) => [name, count])).toEqual([['Seen', 1]])
      expect(await getGenreView('hidden', {}, person, now)).toBeNull()
      expect(await getPerson('hidden-hand', person)).toBeNull()
    }
    expect((await getLibraryView(library.slug, { genre: 'hidden' }, editor(viewer), now))?.list.count.number).toBe(3)
    expect((await getGenreView('hidden', {}, editor(viewer), now))?.list.titles).toHaveLength(4)
    expect(await getPerson('hidden-hand', editor(viewer))).not.toBeNull()
  })

  test('for a limited profile is also what lies above its limit', async () => {
    const { library, viewer } = await createHidden()
    await addFilms(library, [{ name: 'Grown-up', genres: ['Grown-up'], maturityAge: 16 }])
    const child: Viewer = { ...viewer, profile: { ...viewer.profile, maturityLimit: 12 } }
    expect(await namesIn(library, {}, child)).toEqual(['Shown'])
    expect((await listGenres(child, now)).map(({ name }) => name)).toEqual(['Seen'])
    expect(await getGenreView('grown-up', {}, child, now)).toBeNull()
    expect((await getGenreView('grown-up', {}, viewer, now))?.list.titles).toHaveLength(1)
  })

  test('stands in no sitemap', async () => {
    const { shown, secret } = await createHidden()
    expect(await writePeopleSitemap(1, now)).toBeNull()
    const person = await database.person.create({ data: { slug: 'open-hand', name: 'Open Hand' } })
    await database.titlePerson.create({ data: { titleId: shown?.title.id ?? '', personId: person.id, role: 'WRITER' } })
    const people = await writePeopleSitemap(1, now)
    expect(people).toContain('/people/open-hand<')
    expect(people).not.toContain('hidden-hand')
    const pages = await writeSitemapFile(0, now)
    expect(pages).toContain('/genres/seen<')
    expect(pages).not.toContain('/genres/hidden')
    expect(pages).not.toContain(secret.library.slug)
  })
})

test('a person has their works by role, and a title its people in the order of roles', async () => {
  const library = await createLibrary()
  const films = await addFilms(library, [
    { name: 'First', year: 2001 },
    { name: 'Second', year: 2002 },
  ])
  const [first, second] = films.map(({ title }) => title)
  const ada = await database.person.create({ data: { slug: 'ada-grey', name: 'Ada Grey' } })
  const ben = await database.person.create({ data: { slug: 'ben-low', name: 'Ben Low' } })
  const credit = { titleId: first?.id ?? '', personId: ada.id }
  await database.titlePerson.createMany({
    data: [
      { ...credit, role: 'CAST', part: 'The pilot' },
      { ...credit, role: 'DIRECTOR' },
      { ...credit, titleId: second?.id ?? '', role: 'CAST' },
      { ...credit, personId: ben.id, role: 'CAST', position: 2 },
    ],
  })
  const person = await getPerson('ada-grey', null)
  expect(person?.works.map(({ role, titles }) => [role, titles.map(({ card, part }) => [card.name, part])])).toEqual([
    ['DIRECTOR', [['First', null]]],
    [
      'CAST',
      [
        ['Second', null],
        ['First', 'The pilot'],
      ],
    ],
  ])
  expect(person?.workCount).toBe(2)
  expect((await getTitle(first?.slug ?? '', null))?.credits.map(({ name, role }) => `${role} ${name}`)).toEqual([
    ...['DIRECTOR Ada Grey', 'CAST Ada Grey', 'CAST Ben Low'],
  ])
  expect(await getPerson('nobody', null)).toBeNull()
  expect(await getPerson("ada-grey' OR 1=1", null)).toBeNull()
})

test('a title’s length and languages follow from its newest ready versions, whoever writes them', async () => {
  const library = await createLibrary()
  const [film] = await addFilms(library, [{ audioLanguages: ['fr'] }])
  const read = async () =>
    database.title.findUniqueOrThrow({
      where: { id: film?.title.id ?? '' },
      select: { durationSeconds: true, audioLanguages: true, captionLanguages: true },
    })
  expect(await read(), 'what an editor wrote stays').toMatchObject({ durationSeconds: 600, audioLanguages: ['fr'] })

  const part = await database.playable.create({
    data: { titleId: film?.title.id ?? '', kind: 'EPISODE', name: 'Two', position: 2 },
  })
  const id = 'ab'.repeat(16)
  const keys = { folderKey: `library/x/${id}/`, sourceKey: `sources/${id}/a.mp4`, sourceName: 'a.mp4' }
  await database.asset.create({ data: { id, playableId: part.id, ...keys, durationSeconds: 100, hasVideo: true } })
  const track = { assetId: id, label: 'German', playlist: 'text/de/index.m3u8' }
  await database.textTrack.create({ data: { ...track, language: 'de' } })
  expect(await read(), 'what is not ready does not count').toMatchObject({ durationSeconds: 600, captionLanguages: [] })

  await database.asset.update({ where: { id }, data: { status: 'READY', audioLanguages: ['en', 'de'], readyAt: now } })
  expect(await read()).toEqual({ durationSeconds: 700, audioLanguages: ['de', 'en'], captionLanguages: ['de'] })
  await database.textTrack.deleteMany({ where: { assetId: id } })
  expect((await read()).captionLanguages).toEqual([])
  await database.playable.delete({ where: { id: part.id } })
  expect(await read()).toMatchObject({ durationSeconds: 600 })
  await database.asset.update({ where: { id: film?.assetId ?? '' }, data: { status: 'REMOVED' } })
  expect(await read()).toMatchObject({ durationSeconds: null })
})
