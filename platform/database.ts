import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { getSettings } from './env.ts'
import { Prisma, PrismaClient } from './generated/prisma/client.ts'

export { Prisma }
export type Database = PrismaClient
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>

/** The connection as fields: with a URL string the adapter's shadow database would be the main one. */
export function parseDatabaseUrl(text: string) {
  const url = new URL(text)
  const sslMode = url.searchParams.get('sslmode')
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(sslMode && sslMode !== 'disable' ? { ssl: { rejectUnauthorized: sslMode === 'verify-full' } } : {}),
  }
}

/** A statement without an answer for so long never gets one: its server has stopped, or the network is gone. */
const silentMilliseconds = 15_000

/**
 * What outlives this module, on the global object: a development reload makes the module anew while the old pool would
 * live on, and the built app holds it more than once, in the routes' bundle and in the pages'.
 */
const holder = globalThis as { usherDatabase?: PrismaClient; usherPools?: WeakMap<object, Pool> }
const pools = (holder.usherPools ??= new WeakMap())

/** Opens a pool of its own; the caller closes it with `$disconnect`. */
export function openDatabase(url: string, poolSize: number): PrismaClient {
  const times = { connectionTimeoutMillis: 5_000, query_timeout: silentMilliseconds, keepAlive: true }
  const pool = new Pool({ ...parseDatabaseUrl(url), max: poolSize, ...times })
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })
  pools.set(client, pool)
  return client
}

/**
 * Runs one raw statement, on the client's own pool and past its engine, which costs the app more than the statement
 * does. Under a name the database plans it once a connection; one name is one text for ever. Inside of a transaction it
 * is an ordinary raw statement.
 *
 * Values and columns are those of node-postgres: `timestamptz` is a `Date`, an enum must be cast to text.
 */
export async function runStatement<Row extends object>(
  database: Database | Transaction,
  name: string,
  statement: Prisma.Sql,
): Promise<Row[]> {
  const pool = pools.get(database)
  if (!pool) return database.$queryRaw<Row[]>(statement)
  const { rows } = await pool.query<Row>({ name, text: statement.text, values: statement.values })
  return rows
}

/** Runs one named statement of a transaction. */
export type RunStatement = <Row extends object>(name: string, statement: Prisma.Sql) => Promise<Row[]>

/**
 * Runs named statements in one transaction, as `runStatement` does: committed when `work` answers, rolled back when it
 * throws.
 */
export async function runTransaction<T>(database: Database, work: (run: RunStatement) => Promise<T>): Promise<T> {
  const pool = pools.get(database)
  if (!pool) throw new Error('This client was not opened by openDatabase.')
  const connection = await pool.connect()
  let failure: Error | undefined
  try {
    await connection.query('BEGIN')
    const done = await work(async <Row extends object>(name: string, { text, values }: Prisma.Sql) => {
      return (await connection.query<Row>({ name, text, values })).rows
    })
    await connection.query('COMMIT')
    return done
  } catch (cause) {
    failure = cause instanceof Error ? cause : new Error(String(cause))
    throw cause
  } finally {
    // One that failed is closed, which rolls back: it may be in the midst of an answer.
    connection.release(failure)
  }
}

/** The process's one client, opened at first use. */
export function getDatabase(): PrismaClient {
  if (!holder.usherDatabase) {
    const { DATABASE_URL, DATABASE_POOL_SIZE } = getSettings('database')
    holder.usherDatabase = openDatabase(DATABASE_URL, DATABASE_POOL_SIZE)
  }
  return holder.usherDatabase
}

const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P03',
])

/** Says whether an error means that the database cannot be reached just now, rather than that a statement was wrong. */
export function isDatabaseAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const { code } = cause as { code?: unknown }
  if (typeof code === 'string' && awayCodes.has(code)) return true
  return /DatabaseNotReachable|ConnectionClosed|Can't reach database|timeout exceeded when trying to connect|Connection terminated|Query read timeout/i.test(
    `${cause.name} ${cause.message}`,
  )
}
