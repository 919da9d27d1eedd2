import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PortalError } from '#scripts/portal/portal-error.ts'
import { assertPortFree } from '#scripts/portal/ports.ts'
import { isAlive } from '#scripts/portal/process-table.ts'
import { waitFor } from '#scripts/portal/waiting.ts'
import { databaseAddresses, type Addresses, type Passwords } from './addresses.ts'
import { damaged, ensureDatabase, ensureDataFolder, serverEnvironment } from './cluster.ts'
import { placeCluster, type Placement } from './placement.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

export type EmbeddedPostgres = Addresses & {
  pid: number
  /** Whether the server was found running, left behind by a portal that was killed. */
  isAdopted: boolean
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  /** USHER_HOME, an existing folder. */
  home: string
  port: number
  passwords: Passwords
  logPath: string
  /** Further command-line flags of the server. */
  flags?: string[]
}

/** Makes, adopts or starts the portal's own Postgres, on 127.0.0.1 alone and without a Unix socket. */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, port, passwords, logPath } = options
  const placement = placeCluster(home)
  await ensureDataFolder(placement, passwords.admin)

  const addresses = databaseAddresses(passwords, port)
  const left = findPostmaster(placement.dataFolder)
  if (left && left.port !== port) await stopPostmaster(left.pid)
  const adopted = left?.port === port ? left.pid : null
  const pid = adopted ?? (await spawnServer(placement, options))
  try {
    await waitUntilServing(pid, addresses.adminUrl, placement.dataFolder, logPath)
    await ensureDatabase(addresses.adminUrl, passwords)
  } catch (cause) {
    await stopPostmaster(pid)
    throw cause
  }
  return { ...addresses, pid, isAdopted: adopted !== null, stop: () => stopPostmaster(pid) }
}

async function spawnServer(
  { dataFolder, nativeFolder, user }: Placement,
  { port, logPath, flags = [] }: EmbeddedPostgresOptions,
): Promise<number> {
  await assertPortFree('PG_PORT', port)
  const log = openSync(logPath, 'a', 0o600)
  const local = ['-h', '127.0.0.1', '-p', String(port), '-c', 'unix_socket_directories=', '-c', 'log_timezone=UTC']
  // A group of its own: Ctrl-C in the terminal reaches the portal alone, which stops its database last.
  const server = spawn(join(nativeFolder, 'bin/postgres'), ['-D', dataFolder, ...local, ...flags], {
    env: serverEnvironment,
    cwd: dataFolder,
    detached: true,
    stdio: ['ignore', log, log],
    ...user,
  })
  closeSync(log)
  server.unref()
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.once('spawn', () => resolve(server.pid ?? 0))
  })
}

async function waitUntilServing(pid: number, adminUrl: string, dataFolder: string, logPath: string): Promise<void> {
  const outcome = await waitFor(async () => (isAlive(pid) ? await answers(adminUrl) : 'ended'), 60_000)
  if (outcome === 'ended') throw damaged(dataFolder)
  if (outcome === null) throw new PortalError(`The database did not answer within a minute: see ${logPath}.`)
}

/** `yes` when the server takes connections; null while it starts. A refused password is no state of starting. */
async function answers(url: string): Promise<'yes' | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return 'yes'
  } catch (cause) {
    if ((cause as { code?: string }).code === '28P01') {
      throw new PortalError(
        'The passwords in secrets.json do not open the database beside it: put the right file back, or run npm run reset to start afresh.',
        { cause },
      )
    }
    return null
  }
}
