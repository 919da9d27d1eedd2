import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '#platform/database.ts'

export type TestDatabase = {
  database: Database
  /** With the rights of the portal's processes, `usher_app`. */
  url: string
  /** With the rights of the migrations, `usher_migrate`. */
  ownerUrl: string
  close(): Promise<void>
}

/** A database of the caller's own, migrated and without a row; `close` drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { name, url, ownerUrl, drop } = await createTestDatabase('usher')
  const database = openDatabase(url, 20)
  return {
    database,
    url,
    ownerUrl,
    async close() {
      await database.$disconnect()
      await drop(name)
    },
  }
}

/** A database without a table, for what makes its own. */
export async function createEmptyDatabase(): Promise<{ url: string; ownerUrl: string; close(): Promise<void> }> {
  const { name, url, ownerUrl, drop } = await createTestDatabase('template1')
  return { url, ownerUrl, close: () => drop(name) }
}

async function createTestDatabase(template: string) {
  const { adminUrl, migrateUrl, appUrl } = inject('postgres')
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER usher_migrate`)
  return {
    name,
    url: inDatabase(appUrl, name),
    ownerUrl: inDatabase(migrateUrl, name),
    drop: (doomed: string) => asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${doomed} WITH (FORCE)`),
  }
}

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

function inDatabase(address: string, name: string): string {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}
