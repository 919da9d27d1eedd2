import { PrismaPg } from '@prisma/adapter-pg'
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

/** Opens a pool of its own; the caller closes it with `$disconnect`. */
export function openDatabase(url: string, poolSize: number): PrismaClient {
  const connection = { ...parseDatabaseUrl(url), max: poolSize, connectionTimeoutMillis: 5_000 }
  return new PrismaClient({ adapter: new PrismaPg(connection) })
}

const holder = globalThis as { usherDatabase?: PrismaClient }

/**
 * The process's one client, opened at first use. It hangs on the global object because a development reload makes this
 * module anew while the old pool would live on.
 */
export function getDatabase(): PrismaClient {
  if (!holder.usherDatabase) {
    const { DATABASE_URL, DATABASE_POOL_SIZE } = getSettings('database')
    holder.usherDatabase = openDatabase(DATABASE_URL, DATABASE_POOL_SIZE)
  }
  return holder.usherDatabase
}
