import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#features/accounts/session.ts'
import { getRails } from '#features/catalog/browse/rails.ts'
import { getLibraryView } from '#features/catalog/browse/title-pages.ts'
import { getFeatured } from '#features/catalog/featured.ts'
import { listLibraries, listShelves } from '#features/catalog/queries.ts'
import { writeSitemapFile, writeSitemapIndex } from '#features/catalog/sitemap.ts'
import { getTitle, getWatch } from '#features/catalog/title.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createArtwork, createFilm, createMember } from './support/people-and-films.ts'
import { countStatements } from './support/statements.ts'
import { openTestDatabase } from './support/test-database.ts'

const now = new Date()
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
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

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
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

const namesOf = async (viewer: Viewer | null) =>
  (await listShelves(viewer, now)).flatMap((shelf) => shelf.titles.map((title) => title.name))

/** A published film beside everything that visitors and members must not learn of. */
async function createHidden() {
  const shown = await createFilm(database, { title: { name: 'Shown' } })
  await addFilm(database, shown.library, { name: 'Draft', status: 'DRAFT' })
  await addFilm(database, shown.library, { name: 'Withdrawn', status: 'WITHDRAWN' })
  await addFilm(database, shown.library, { name: 'Closed', closesAt: days(-1) })
  await addFilm(database, shown.library, { name: 'Announced', status: 'SCHEDULED', opensAt: days(2) })
  const secret = await createFilm(database, { library: { visibility: 'PRIVATE' }, title: { name: 'Private' } })
  return { shown, secret }
}

test('visitors and members see what is published and announced, and nothing else; editors see all', async () => {
  const { shown } = await createHidden()
  const { viewer } = await createMember(database, shown.library.id, now)
  expect(await namesOf(null)).toEqual(['Announced', 'Shown'])
  expect(await namesOf(viewer)).toEqual(['Announced', 'Shown'])
  expect((await namesOf(editor)).sort()).toEqual(['Announced', 'Closed', 'Draft', 'Private', 'Shown', 'Withdrawn'])
})

test('a private library has no page and no link for members, and has both for editors', async () => {
  const { secret } = await createHidden()
  const page = (viewer: Viewer | null) => getLibraryView(secret.library.slug, {}, viewer, now)
  expect(await page(null)).toBeNull()
  expect((await listLibraries(null)).map((library) => library.id)).not.toContain(secret.library.id)
  expect((await page(editor))?.list.titles).toHaveLength(1)
})

test('a draft and a private title are unknown by name and by playable, to visitors and to members', async () => {
  const { shown, secret } = await createHidden()
  const draft = await addFilm(database, shown.library, { name: 'Another draft', status: 'DRAFT' })
  const { viewer } = await createMember(database, shown.library.id, now)
  for (const person of [null, viewer]) {
    for (const hidden of [draft, secret]) {
      expect(await getTitle(hidden.title.slug, person)).toBeNull()
      expect(await getWatch(hidden.playableId, person)).toBeNull()
    }
    expect(await getTitle(shown.title.slug, person)).not.toBeNull()
    expect(await getWatch(shown.playableId, person)).not.toBeNull()
  }
})

test('what a page may know of a title holds no key of media', async () => {
  const { shown } = await createHidden()
  const { viewer } = await createMember(database, shown.library.id, now)
  const known = JSON.stringify([await getTitle(shown.title.slug, viewer), await getWatch(shown.playableId, viewer)])
  expect(known).toContain('"state":"ready"')
  expect(known).not.toMatch(/m3u8|library\/|sources\//)
  expect(known).not.toContain(shown.assetId)
})

test('a title outside the plan is locked to the plans that open it; inside it is not', async () => {
  const films = await createFilm(database)
  const music = await createFilm(database)
  const { viewer } = await createMember(database, music.library.id, now)
  const other = await createMember(database, films.library.id, now)
  const plan = await database.plan.findFirstOrThrow({ where: { libraries: { some: { libraryId: films.library.id } } } })
  const locks = async (person: Viewer) =>
    (await listShelves(person, now)).find((shelf) => shelf.id === films.library.id)?.titles[0]?.lockedToPlans
  expect(await locks(viewer)).toEqual([plan.name])
  expect(await locks(other.viewer)).toEqual([])
  expect((await getTitle(films.title.slug, viewer))?.decision).toMatchObject({
    access: { allowed: false, reason: 'NOT_IN_PLAN' },
    openingPlan: { name: plan.name },
  })
})

test('a film that is being prepared says how far, and a film that was begun how much is left', async () => {
  const film = await createFilm(database)
  const { viewer } = await createMember(database, film.library.id, now)
  await database.progress.create({
    data: { profileId: viewer.profile.id, playableId: film.playableId, positionSeconds: 150, updatedAt: now },
  })
  expect((await getRails(viewer, now)).begun[0]?.progress).toEqual({ fraction: 0.25, secondsLeft: 450 })
  expect((await getWatch(film.playableId, viewer))?.part.resumeAtSeconds).toBe(150)
  expect((await getRails(editor, now)).begun).toEqual([])

  await database.asset.update({ where: { id: film.assetId }, data: { status: 'PREPARING', readyAt: null } })
  await database.ingestJob.create({ data: { assetId: film.assetId, stage: 'TRANSCODING', percent: 40 } })
  expect((await listShelves(null, now))[0]?.titles[0]?.preparingPercent).toBe(40)
  expect((await getWatch(film.playableId, viewer))?.part.readiness).toEqual({ state: 'preparing', percent: 40 })
})

test('the number of statements does not grow with libraries or titles', async () => {
  const first = await createFilm(database)
  const { viewer } = await createMember(database, first.library.id, now)
  const few = await countStatements(() => listShelves(viewer, now))
  for (let turn = 0; turn < 3; turn += 1) {
    const { library } = await createFilm(database)
    await Promise.all(Array.from({ length: 5 }, () => addFilm(database, library)))
  }
  const many = await countStatements(() => listShelves(viewer, now))
  expect(many.result.flatMap((shelf) => shelf.titles)).toHaveLength(19)
  expect(many.statements.length).toBe(few.statements.length)
})

test('the front page never features a title that has not opened', async () => {
  const film = await createFilm(database, { title: { stillId: await createArtwork(database) } })
  const stillId = await createArtwork(database)
  await addFilm(database, film.library, { stillId, status: 'SCHEDULED', opensAt: days(3) })
  expect((await getFeatured(now))?.slug).toBe(film.title.slug)
})

test('the newest film or series by its year stands large, with its trailer; an album never does', async () => {
  const picture = () => createArtwork(database)
  const undated = await createFilm(database, { title: { stillId: await picture() } })
  expect(await getFeatured(now)).toMatchObject({ slug: undated.title.slug, trailerUrl: null })
  const trailerKey = `trailers/${'a'.repeat(32)}/trailer.mp4`
  const newest = await addFilm(database, undated.library, { stillId: await picture(), year: 2026, trailerKey })
  await addFilm(database, undated.library, { stillId: await picture(), year: 1974 })
  await addFilm(database, undated.library, { stillId: await picture(), year: 2027, kind: 'ALBUM' })
  await addFilm(database, undated.library, { year: 2027 })
  const featured = await getFeatured(now)
  expect(featured?.slug).toBe(newest.title.slug)
  expect(featured?.trailerUrl).toMatch(new RegExp(`/${trailerKey}$`))
})

test('the sitemap names what visitors may know of, and nothing else', async () => {
  const { shown, secret } = await createHidden()
  expect((await writeSitemapIndex(now)).match(/<loc>/g)).toHaveLength(2)
  const libraries = await writeSitemapFile(0, now)
  expect(libraries).toContain(`/browse/${shown.library.slug}<`)
  expect(libraries).not.toContain(secret.library.slug)
  const titles = await writeSitemapFile(1, now)
  expect(titles).toContain(`/titles/${shown.title.slug}<`)
  expect(titles?.match(/<url>/g)).toHaveLength(2)
  expect(await writeSitemapFile(2, now)).toBeNull()
})
