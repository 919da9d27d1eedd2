import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '#prisma/seed.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>

beforeAll(async () => {
  testDatabase = await openTestDatabase()
})
afterAll(() => testDatabase.close())

const seed = () => seedDemo({ databaseUrl: testDatabase.url, demoPassword: 'a demo password for tests' })

test('the demo has a series in two seasons, with its marks, chapters and people; a second start adds nothing', async () => {
  const { database } = testDatabase
  await seed()
  const read = () =>
    database.title.findFirstOrThrow({
      where: { kind: 'SERIES' },
      select: {
        slug: true,
        library: { select: { slug: true, plans: { select: { plan: { select: { slug: true } } } } } },
        people: { select: { role: true, person: { select: { name: true } } }, orderBy: { position: 'asc' } },
        playables: { include: { chapters: true }, orderBy: { position: 'asc' } },
      },
    })
  const series = await read()
  expect(series).toMatchObject({
    slug: 'lighthouse-letters',
    library: { slug: 'series', plans: [{ plan: { slug: 'premium' } }] },
  })
  expect(series.people.map(({ role }) => role)).toEqual(['DIRECTOR', 'WRITER', 'CAST', 'CAST', 'COMPOSER'])
  expect(series.playables.map(({ seasonNumber, episodeNumber }) => [seasonNumber, episodeNumber])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ])
  for (const episode of series.playables) {
    expect(episode).toMatchObject({ kind: 'EPISODE', introStartSeconds: 8, introEndSeconds: 14 })
    expect(episode.creditsStartSeconds).toBeGreaterThan(30)
    expect(episode.chapters.length).toBeGreaterThanOrEqual(4)
    expect(episode.synopsis).not.toBe('')
  }
  await seed()
  expect(await read()).toEqual(series)
})

test('a home of an older demo gets the new library with the plan that opens it', async () => {
  const { database } = testDatabase
  await database.title.deleteMany({ where: { kind: 'SERIES' } })
  await database.library.deleteMany({ where: { slug: 'series' } })
  const kept = await database.planLibrary.count()
  await seed()
  expect(await database.planLibrary.count()).toBe(kept + 1)
})
