import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparingPercent, readinessColumns, readReadiness } from '#features/catalog/readiness.ts'
import { readTitleParts } from '#features/catalog/title-parts.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import type { Prisma } from '#platform/generated/prisma/client.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm, createMember } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let film: Awaited<ReturnType<typeof createFilm>>

const begin = new Date('2026-03-01T00:00:00Z')

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  film = await createFilm(database)
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

type Version = Pick<Prisma.AssetUncheckedCreateWithoutPlayableInput, 'durationSeconds' | 'hasVideo' | 'readyAt'> & {
  status: 'READY' | 'PREPARING' | 'FAILED' | 'REMOVED'
  percents?: number[]
}

const ready = (durationSeconds: number): Version => ({
  status: 'READY',
  durationSeconds,
  hasVideo: true,
  readyAt: begin,
})
const underWay = (...percents: number[]): Version => ({ status: 'PREPARING', percents })

/** A series whose episodes have these versions, the oldest first. */
async function createSeries(episodes: readonly (readonly Version[])[]): Promise<string> {
  const { id } = await database.title.create({
    data: {
      libraryId: film.library.id,
      slug: `series-${randomBytes(4).toString('hex')}`,
      kind: 'SERIES',
      name: 'A series',
      synopsis: 'It goes on.',
      status: 'PUBLISHED',
      playables: {
        create: episodes.map((versions, index) => ({
          kind: 'EPISODE',
          name: `Episode ${index + 1}`,
          position: index + 1,
          assets: {
            create: versions.map(({ percents = [], ...version }, age) => {
              const assetId = randomBytes(16).toString('hex')
              return {
                ...version,
                id: assetId,
                createdAt: new Date(begin.getTime() + age),
                folderKey: `library/${film.library.slug}/${assetId}/`,
                sourceKey: `sources/${assetId}/film.mp4`,
                sourceName: 'film.mp4',
                ingestJobs: {
                  create: percents.map((percent, at) => ({ percent, createdAt: new Date(begin.getTime() + at) })),
                },
              }
            }),
          },
        })),
      },
    },
  })
  return id
}

const series: [string, (readonly Version[])[]][] = [
  ['no episode', []],
  ['an episode without a version', [[]]],
  ['only what failed or was removed', [[{ status: 'FAILED', percents: [40] }, { status: 'REMOVED' }]]],
  ['a first version whose second run is at 41', [[underWay(90, 41)]]],
  ['a version that nothing works on yet', [[underWay()], [underWay(31)]]],
  ['all of one, nothing of the next, no third', [[underWay(100)], [underWay(0)], []]],
  ['one ready beside one under way', [[ready(61.5)], [underWay(10)]]],
  [
    'a ready version under a newer one',
    [
      [ready(100), underWay(10)],
      [underWay(20), ready(50)],
    ],
  ],
  [
    'two ready versions',
    [
      [ready(100), ready(200)],
      [ready(7), { status: 'FAILED' }],
    ],
  ],
]

test.each(series)('says of %s what reading every episode says', async (_label, episodes) => {
  const id = await createSeries(episodes)
  const rows = await database.playable.findMany({ where: { titleId: id }, select: { assets: readinessColumns } })
  const readinesses = rows.map(({ assets }) => readReadiness(assets))
  const seconds = readinesses.map((part) => (part.state === 'ready' ? part.durationSeconds : 0))

  const parts = (await readTitleParts([id, film.title.id], null)).get(id)
  expect(parts?.partCount ?? 0).toBe(rows.length)
  expect(parts?.durationSeconds ?? 0).toBe(seconds.reduce((sum, one) => sum + one, 0))
  expect(parts?.preparingPercent ?? null).toBe(preparingPercent(readinesses))
})

test('tells where the viewer, and nobody else, stopped in a title of one part', async () => {
  const { viewer } = await createMember(database, null, begin)
  const { viewer: other } = await createMember(database, null, begin)
  await database.playable.update({ where: { id: film.playableId }, data: { creditsStartSeconds: 550 } })
  const place = { profileId: viewer.profile.id, playableId: film.playableId, positionSeconds: 42, updatedAt: begin }
  await database.progress.create({ data: place })

  const positions = await Promise.all(
    [viewer, other, null].map(async (who) => (await readTitleParts([film.title.id], who)).get(film.title.id)),
  )
  expect(positions.map((parts) => parts?.positionSeconds)).toEqual([42, null, null])
  expect(positions.map((parts) => parts?.creditsStartSeconds)).toEqual([550, 550, 550])

  const id = await createSeries([[ready(100)], [ready(100)]])
  const [first] = await database.playable.findMany({ where: { titleId: id } })
  await database.progress.create({ data: { ...place, playableId: first?.id ?? '' } })
  expect((await readTitleParts([id], viewer)).get(id)).toMatchObject({ partCount: 2, positionSeconds: null })
})
