import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '#prisma/migrate.ts'
import { makeTemporaryHome, removeHome } from '#scripts/portal/home.ts'
import { findFreePorts } from '#scripts/portal/ports.ts'
import { openEmbeddedPostgres } from '#scripts/postgres/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses in the run's Postgres: the superuser's, and the owner's and the app's in the migrated template. */
    postgres: { adminUrl: string; migrateUrl: string; appUrl: string }
  }
}

/** One Postgres for the whole run; its database `usher` is migrated once and is the template of every test's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await makeTemporaryHome()
  const { PG_PORT: port } = await findFreePorts(['PG_PORT'])
  const secret = () => randomBytes(16).toString('hex')
  const postgres = await openEmbeddedPostgres({
    home: home.path,
    port,
    passwords: { admin: secret(), migrate: secret(), app: secret() },
    logPath: join(home.logs, 'postgres.log'),
    // Nothing here outlives the run, so nothing needs to reach the disk.
    flags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
    ],
  })
  const { adminUrl, migrateUrl, appUrl } = postgres
  await applyMigrations(migrateUrl)
  project.provide('postgres', { adminUrl, migrateUrl, appUrl })
  return async () => {
    await postgres.stop()
    await removeHome(home.path)
  }
}
