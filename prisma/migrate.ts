import { readFileSync } from 'node:fs'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { parseDatabaseUrl } from '#platform/database.ts'
import { readMigrationFiles, type MigrationFile } from './migration-files.ts'

export type AppliedMigrations = {
  /** Names of the migrations that this call applied, oldest first. */
  applied: string[]
  /** What the database had to say, for a person: for instance that the role of the app does not exist. */
  notices: string[]
}

/** A database that cannot be brought to this checkout's schema; the message says why and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

// Any fixed number: two portals that start at once on one database wait for each other here.
const lockNumber = 7_264_198_003

/**
 * Brings a database to the schema of this checkout: the migrations, the queue's own schema, and the grants.
 *
 * A migration and its row in `_prisma_migrations` (Prisma's own table, so that `prisma migrate` understands the
 * history) are one transaction: one that fails leaves nothing behind and runs again next time.
 *
 * @param databaseUrl A connection with the right to create tables.
 * @throws MigrationError When a migration fails, was changed after it was applied, or is not known here.
 */
export async function applyMigrations(
  databaseUrl: string,
  files: MigrationFile[] = readMigrationFiles(),
): Promise<AppliedMigrations> {
  const client = new pg.Client({ ...parseDatabaseUrl(databaseUrl), connectionTimeoutMillis: 10_000 })
  const notices: string[] = []
  client.on('notice', ({ message }) => notices.push(message ?? ''))
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    await client.query('SET client_min_messages = warning')
    await client.query(historyTable)
    const pending = findPending(files, await readHistory(client))
    for (const file of pending) await applyOne(client, file)
    await installQueue(databaseUrl)
    await client.query('SET client_min_messages = notice')
    await client.query(readFileSync(new URL('grants.sql', import.meta.url), 'utf8'))
    return { applied: pending.map(({ name }) => name), notices }
  } finally {
    await client.end()
  }
}

// Column for column what Prisma's schema engine creates.
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

type HistoryRow = { migration_name: string; checksum: string; finished_at: Date | null }

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  )
  return rows
}

function findPending(files: MigrationFile[], history: HistoryRow[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { migration_name: name, checksum, finished_at } of history) {
    const file = known.get(name)
    if (!file) {
      throw new MigrationError(
        `The database has the migration ${name}, which this version of the portal does not know: start the version that made it, or a newer one.`,
      )
    }
    if (!finished_at) {
      throw new MigrationError(
        `The migration ${name} was begun by another tool and not finished: repair it with "prisma migrate resolve" first.`,
      )
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after this database had applied it: put the file back and write a new migration instead.`,
      )
    }
  }
  const applied = new Set(history.map((row) => row.migration_name))
  return files.filter(({ name }) => !applied.has(name))
}

async function applyOne(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK')
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new MigrationError(`The migration ${name} failed and was undone whole: ${reason}.`, { cause })
  }
}

/** Creates or upgrades pg-boss's tables: the app's role may not, so its processes start the queue with `migrate: false`. */
async function installQueue(databaseUrl: string): Promise<void> {
  const boss = new PgBoss({ ...parseDatabaseUrl(databaseUrl), max: 2, supervise: false, schedule: false })
  let failure: Error | null = null
  boss.on('error', (cause) => (failure = cause))
  await boss.start()
  await boss.stop({ graceful: false })
  if (failure) throw new MigrationError('The queue could not be set up in the database.', { cause: failure })
}
