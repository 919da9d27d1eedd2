import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type MigrationFile = {
  /** The folder's name, `YYYYMMDDhhmmss_name`: the order of application. */
  name: string
  sql: string
  /** SHA-256 of the file in hex, as Prisma records it. */
  checksum: string
}

/** Where the migrations lie, each in a folder of its own. */
export const migrationsFolder = fileURLToPath(new URL('migrations/', import.meta.url))

/** All migrations of this checkout, oldest first. */
export function readMigrationFiles(folder = migrationsFolder): MigrationFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}
