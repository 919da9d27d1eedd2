import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase, Prisma, runStatement, runTransaction, type Database } from '#platform/database.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  database = openDatabase(testDatabase.url, 2)
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

/** Prepared by name, as the statement sees itself. */
const preparedAs = (name: string) => Prisma.sql`SELECT "name" FROM pg_prepared_statements WHERE "name" = ${name}`

test('a named statement is planned under its name, and a plain one is not', async () => {
  expect(await runStatement(database, 'seen-here', preparedAs('seen-here'))).toEqual([{ name: 'seen-here' }])
  expect(await database.$queryRaw(preparedAs('never-named')), 'control').toEqual([])
})

test('so it is where another copy of the module opened the database, as in the built app', async () => {
  vi.resetModules()
  const copy = await import('#platform/database.ts')
  expect(copy.runStatement, 'control').not.toBe(runStatement)
  const { sql } = copy.Prisma
  const statement = sql`SELECT "name" FROM pg_prepared_statements WHERE "name" = 'seen-there'`
  expect(await copy.runStatement(database, 'seen-there', statement)).toEqual([{ name: 'seen-there' }])
})

test('a transaction of named statements is kept whole or not at all', async () => {
  const add = (slug: string) => {
    return Prisma.sql`
      INSERT INTO "Library" ("id", "slug", "name", "description", "kind")
      VALUES (gen_random_uuid(), ${slug}, 'Films', '', 'FILMS')`
  }
  await runTransaction(database, (run) => run('add-library', add('kept')))
  const failing = runTransaction(database, async (run) => {
    await run('add-library', add('lost'))
    await run('add-library', add('kept'))
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(await database.library.findMany({ select: { slug: true } })).toEqual([{ slug: 'kept' }])
})
