import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSearchText } from '#features/catalog/search-text.ts'
import { searchCatalogue } from '#features/catalog/search.ts'
import { getDatabase } from '#platform/database.ts'
import { createRandom } from '#scripts/demo/random.ts'
import { AlreadySeeded, removeSeededCatalogue, writeSeededCatalogue } from '#scripts/seed/write-catalogue.ts'
import { setAppSettings } from './support/app-settings.ts'
import { makeSlip } from './support/slips.ts'
import { openTestDatabase } from './support/test-database.ts'

/** The whole measure is 100,000; its time is spent on writing them. */
const titleCount = process.env['USHER_TEST_SCALE'] === 'full' ? 100_000 : 1_500
const now = new Date('2026-11-25T12:00:00Z')

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  await writeSeededCatalogue(testDatabase.database, { count: titleCount, now })
}, 1_800_000)

afterAll(async () => {
  await getDatabase().$disconnect()
  await testDatabase.close()
})

test(
  'of 200 names typed with one or two slips, 95 of 100 stand among the first five',
  { timeout: 600_000 },
  async () => {
    const rows = await testDatabase.database.title.findMany({ select: { name: true }, orderBy: { slug: 'asc' } })
    const random = createRandom(11)
    const missed: string[] = []
    for (let count = 0; count < 200; count++) {
      const name = rows[Math.floor(random() * rows.length)]?.name ?? ''
      const once = makeSlip(name, random)
      const typed = random() < 0.5 ? once : makeSlip(once, random)
      const { titles } = await searchCatalogue(null, readSearchText(typed), now)
      if (!titles.slice(0, 5).some((title) => title.name === name)) missed.push(`${name}: ${typed}`)
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(10)
  },
)

test('a title that is hidden after all is found by no spelling', async () => {
  const { database } = testDatabase
  const title = await database.title.findFirstOrThrow({ orderBy: { slug: 'asc' } })
  const find = async () => (await searchCatalogue(null, readSearchText(title.name), now)).titles.map(({ id }) => id)
  expect(await find()).toContain(title.id)
  await database.title.update({ where: { id: title.id }, data: { status: 'DRAFT' } })
  expect(await find()).not.toContain(title.id)
})

test('a seeded catalogue stands once, and is taken away whole with what it taught the search', async () => {
  const { database } = testDatabase
  await expect(writeSeededCatalogue(database, { count: 10, now })).rejects.toBeInstanceOf(AlreadySeeded)
  expect(await removeSeededCatalogue(database)).toBe(titleCount)
  const left = await Promise.all([
    database.title.count(),
    database.library.count(),
    database.person.count(),
    database.playable.count(),
    database.searchTerm.count({ where: { kind: { not: 'GENRE' } } }),
  ])
  expect(left).toEqual([0, 0, 0, 0, 0])
})
