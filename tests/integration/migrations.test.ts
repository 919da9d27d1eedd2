import { readFileSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseDatabaseUrl } from '#platform/database.ts'
import { applyMigrations } from '#prisma/migrate.ts'
import { readMigrationFiles } from '#prisma/migration-files.ts'
import { openSchemaEngine, writeSchemaDifference } from '#prisma/schema-engine.ts'
import { readCatalogue } from './support/catalogue.ts'
import { createEmptyDatabase } from './support/test-database.ts'

const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')

/** What only the migrations hold, by kind: check constraints, indexes of other kinds, the triggers. */
const beyondPrisma = [
  /^constraint \w+\.\w+ CHECK /,
  /^index CREATE UNIQUE INDEX "(Subscription_one_current|SearchTerm_one_genre|Playable_one_episode|SigningKey_one_signing|SigningKey_one_in_progress)" /,
  /^index CREATE INDEX "(SearchWord_word_(likeness|prefix)|SearchTerm_form_prefix)" /,
  /^trigger (AuditEvent\.AuditEvent_append_only|Account\.Account_first_profile)$/,
  /^trigger Profile\.Profile_one_unrestricted$/,
  /^index CREATE INDEX "Title_order_(name|(year|length)_(rising|falling))" /,
  /^index CREATE INDEX "(Title_table_(name|likeness|year_(rising|falling))|Asset_unready)" /,
  /^trigger (Asset|TextTrack|Playable)\.\w+_keep_facts(_\w+)?$/,
  /^trigger (Title|Playable|Person)\.\w+_(add|change)_terms$/,
  /^trigger SearchTerm\.SearchTerm_(complete|learn_inserted|learn_updated)$/,
]

type Empty = Awaited<ReturnType<typeof createEmptyDatabase>>
let migrated: Empty
const opened: Empty[] = []

async function open(): Promise<Empty> {
  const database = await createEmptyDatabase()
  opened.push(database)
  return database
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function catalogueOfSchema(text: string): Promise<Set<string>> {
  const { ownerUrl } = await open()
  await query(ownerUrl, await writeSchemaDifference(null, text))
  return readCatalogue(ownerUrl)
}

async function compare(text: string): Promise<{ missing: string[]; unexplained: string[] }> {
  const [wanted, found] = await Promise.all([catalogueOfSchema(text), readCatalogue(migrated.ownerUrl)])
  return {
    missing: [...wanted].filter((line) => !found.has(line)),
    unexplained: [...found].filter((line) => !wanted.has(line) && !beyondPrisma.some((known) => known.test(line))),
  }
}

beforeAll(async () => {
  migrated = await open()
  await applyMigrations(migrated.ownerUrl)
})
afterAll(() => Promise.all(opened.map((database) => database.close())))

describe('the migrations and the schema', () => {
  test('make the same tables, columns, indexes, keys and enumerations', async () => {
    expect(await compare(schema)).toEqual({ missing: [], unexplained: [] })
  })

  test('differ when a column stands in the schema alone', async () => {
    const { missing } = await compare(schema.replace('model Plan {', 'model Plan {\n  motto String?'))
    expect(missing).toEqual(['column Plan.motto text default none'])
  })

  test('differ when a column stands in the migrations alone', async () => {
    const { unexplained } = await compare(schema.replace(/^ +credit .*$/m, ''))
    expect(unexplained).toEqual(['column Title.credit character varying(200) default none'])
  })

  test('the copy that the next migration starts from is the schema', () => {
    expect(readFileSync(new URL('../../prisma/migrations/schema.prisma', import.meta.url), 'utf8')).toBe(schema)
  })
})

describe('applying', () => {
  test('two at once apply each migration once, and a third finds nothing to do', async () => {
    const { ownerUrl } = await open()
    const both = await Promise.all([applyMigrations(ownerUrl), applyMigrations(ownerUrl)])
    const names = readMigrationFiles().map(({ name }) => name)
    expect(both.flatMap(({ applied }) => applied).sort()).toEqual(names)
    expect((await applyMigrations(ownerUrl)).applied).toEqual([])
  })

  test("Prisma's own engine reads the history as complete and unedited", async () => {
    const engine = await openSchemaEngine(new PrismaPg(parseDatabaseUrl(migrated.ownerUrl)))
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: 'prisma/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: readMigrationFiles().map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    })
    engine.free()
    expect(diagnosis).toMatchObject({
      hasMigrationsTable: true,
      history: null,
      editedMigrationNames: [],
      failedMigrationNames: [],
    })
  })

  test('a migration that fails leaves nothing behind and runs again', async () => {
    const { ownerUrl } = await open()
    const broken = { name: '20990101000000_broken', checksum: 'x', sql: 'CREATE TABLE half (id int); SELECT 1/0' }
    const files = [...readMigrationFiles(), broken]
    await expect(applyMigrations(ownerUrl, files)).rejects.toThrow(/broken failed and was undone whole.*division/)
    const { rows } = await query(ownerUrl, "SELECT to_regclass('half') AS found")
    expect(rows).toEqual([{ found: null }])

    const mended = { ...broken, sql: 'CREATE TABLE half (id int)' }
    expect((await applyMigrations(ownerUrl, [...readMigrationFiles(), mended])).applied).toEqual([mended.name])
  })

  test('a migration that was changed afterwards, and one that is not known, are refused by name', async () => {
    const [first, ...rest] = readMigrationFiles()
    if (!first) throw new Error('there are no migrations')
    const changed = applyMigrations(migrated.ownerUrl, [{ ...first, checksum: 'other' }, ...rest])
    await expect(changed).rejects.toThrow(`${first.name} was changed`)
    await expect(applyMigrations(migrated.ownerUrl, rest)).rejects.toThrow(`${first.name}, which this version`)
  })
})
