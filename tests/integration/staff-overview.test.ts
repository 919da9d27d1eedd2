import { afterAll, beforeAll, expect, test } from 'vitest'
import { getLibraryOverview } from '#features/library-admin/overview/get-overview.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { addFilm, createFilm } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database

const now = new Date('2026-03-01T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

test('the home tells what failed, what is under way, what opens and leaves soon, and what it all weighs', async () => {
  const { library, assetId } = await createFilm(database)
  expect(await getLibraryOverview(now)).toMatchObject({
    failed: { rows: [], count: { number: 0 } },
    running: { rows: [], count: { number: 0 } },
    opening: [],
    closing: [],
    packagedBytes: 0,
    privateBytes: 0,
  })

  const [failed, running] = [
    await addFilm(database, library, { name: 'Failed' }),
    await addFilm(database, library, { name: 'Running' }),
  ]
  await database.asset.update({ where: { id: failed.assetId }, data: { status: 'FAILED', readyAt: null } })
  await database.asset.update({ where: { id: running.assetId }, data: { status: 'PREPARING', readyAt: null } })
  await database.asset.update({ where: { id: assetId }, data: { sizeBytes: 5_000_000_000n } })
  await addFilm(database, library, { name: 'Soon', status: 'SCHEDULED', opensAt: inDays(2) })
  await addFilm(database, library, { name: 'Sooner', status: 'SCHEDULED', opensAt: inDays(1) })
  await addFilm(database, library, { name: 'Far', status: 'SCHEDULED', opensAt: inDays(15) })
  await addFilm(database, library, { name: 'Open already', opensAt: inDays(-1) })
  await addFilm(database, library, { name: 'A draft', status: 'DRAFT', opensAt: inDays(1) })
  await addFilm(database, library, { name: 'Leaves', closesAt: inDays(14) })

  const overview = await getLibraryOverview(now)
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  expect(names(overview.failed.rows)).toEqual(['Failed'])
  expect(names(overview.running.rows)).toEqual(['Running'])
  expect(names(overview.opening)).toEqual(['Sooner', 'Soon'])
  expect(names(overview.closing)).toEqual(['Leaves'])
  expect(overview.packagedBytes).toBe(5_000_000_000)
})
