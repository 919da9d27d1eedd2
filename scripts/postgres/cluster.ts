import { execFile } from 'node:child_process'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { PortalError } from '#scripts/portal/portal-error.ts'
import { processEnvironment } from '#scripts/portal/settings.ts'
import type { Passwords } from './addresses.ts'
import type { Placement } from './placement.ts'

/** Environment of the server and its tools: nothing of ours, above all no secret and no PG* variable. */
export const serverEnvironment = processEnvironment({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C' })

/** Makes the data folder if there is none. It is built under another name, so a half-made one is never mistaken. */
export async function ensureDataFolder(placement: Placement, adminPassword: string): Promise<void> {
  const { folder, dataFolder, nativeFolder, user } = placement
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    assertUsable(dataFolder)
    return
  }
  const building = join(folder, 'data-building')
  const passwordFile = join(folder, 'password')
  rmSync(building, { recursive: true, force: true })
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    // The builtin provider's C.UTF-8 sorts the same on every system, whatever locales are installed there.
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await promisify(execFile)(join(nativeFolder, 'bin/initdb'), ['-D', building, '--no-sync', ...locale, ...access], {
      env: serverEnvironment,
      cwd: folder,
      ...user,
    })
  } catch (cause) {
    throw new PortalError(`The database could not be made in ${folder}: ${String(cause)}`, { cause })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(dataFolder, { recursive: true, force: true })
  renameSync(building, dataFolder)
}

function assertUsable(dataFolder: string): void {
  const versionFile = join(dataFolder, 'PG_VERSION')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : ''
  if (version === '' || !existsSync(join(dataFolder, 'global/pg_control'))) throw damaged(dataFolder)
  if (version !== '18') {
    throw new PortalError(
      `The database in ${dataFolder} was made by Postgres ${version} and this portal brings 18: go back to the portal's earlier version, or run npm run reset to start afresh.`,
    )
  }
}

/** The refusal for a data folder that no server starts on. */
export function damaged(dataFolder: string): PortalError {
  return new PortalError(
    `The database in ${dataFolder} is damaged and does not start (see logs/postgres.log): run npm run reset to start afresh; it removes everything the portal holds.`,
  )
}

/** Brings roles, passwords and the database `usher` to what they should be; does nothing twice. */
export async function ensureDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    for (const [role, password] of [
      ['usher_migrate', passwords.migrate],
      ['usher_app', passwords.app],
    ] as const) {
      const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
      const verb = rowCount ? 'ALTER' : 'CREATE'
      await admin.query(`${verb} ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(password)}`)
    }
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = 'usher'")
    if (!rowCount) await admin.query('CREATE DATABASE usher OWNER usher_migrate')
    await admin.query('REVOKE ALL ON DATABASE usher FROM PUBLIC')
    await admin.query('GRANT CONNECT ON DATABASE usher TO usher_app')
  } finally {
    await admin.end()
  }
}
