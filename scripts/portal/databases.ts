import { applyMigrations, MigrationError } from '#prisma/migrate.ts'
import { keepPostgresRunning } from '#scripts/postgres/keep-running.ts'
import { listLogPaths } from './environment.ts'
import type { Home } from './home.ts'
import { describeError, PortalError } from './portal-error.ts'
import type { Progress } from './progress.ts'
import type { Secrets } from './secrets.ts'
import type { PortalSettings } from './settings.ts'

export type OpenDatabase = { appUrl: string; migrateUrl: string; stop(): Promise<void> }

/** The database that the settings name, or the portal's own. */
export async function openDatabase(
  settings: PortalSettings,
  home: Home,
  secrets: Secrets | null,
  progress: Progress,
): Promise<OpenDatabase> {
  if (settings.database || !secrets) {
    const { url = '', migrationUrl = url } = settings.database ?? {}
    return { appUrl: url, migrateUrl: migrationUrl, stop: () => Promise.resolve() }
  }
  const { postgres: port } = settings.ports
  const options = { home: home.path, port, passwords: secrets.database, logPath: listLogPaths(home).postgres }
  return progress.step(
    'Postgres',
    () => keepPostgresRunning(options, progress.say),
    ({ isAdopted }) => `Postgres on 127.0.0.1:${port}${isAdopted ? ', left running by a portal that was killed' : ''}`,
  )
}

/** Brings the database to this checkout's schema; says what it did and what the database remarked. */
export async function migrateDatabase({ migrateUrl }: OpenDatabase, progress: Progress): Promise<void> {
  const { notices } = await progress.step(
    'Migrations',
    () => applyMigrations(migrateUrl).catch((cause: unknown) => explain(cause, migrateUrl)),
    ({ applied }) => (applied.length > 0 ? `Migrations applied: ${applied.join(', ')}` : 'Migrations: none new'),
  )
  for (const notice of notices) progress.say(`    ${notice}`)
}

function explain(cause: unknown, url: string): never {
  if (cause instanceof MigrationError) throw new PortalError(cause.message, { cause })
  throw new PortalError(
    `The database at ${new URL(url).host} cannot be used (${describeError(cause)}): see that it runs and that DATABASE_URL is right.`,
    { cause },
  )
}
