import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeTemporaryHome, removeHome, type Home } from '#scripts/portal/home.ts'
import { findFreePorts } from '#scripts/portal/ports.ts'
import { isAlive } from '#scripts/portal/process-table.ts'
import { waitFor } from '#scripts/portal/waiting.ts'
import { openEmbeddedPostgres, type EmbeddedPostgres } from '#scripts/postgres/embedded.ts'
import { placeCluster } from '#scripts/postgres/placement.ts'

let home: Home
let port: number
/** The home of a database with a row in it, cleanly stopped. */
let made: Home

const open = (at = port, { path } = home): Promise<EmbeddedPostgres> =>
  openEmbeddedPostgres({
    home: path,
    port: at,
    passwords: { admin: 'a', migrate: 'b', app: 'c' },
    logPath: join(path, 'postgres.log'),
    // A process that is killed loses nothing that it wrote; only a machine that stops would.
    flags: ['-c', 'fsync=off'],
  })

const dataFile = (name: string) => join(placeCluster(home.path).dataFolder, name)

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Gives this test's home the database that was made: a copy with its owners costs less than making one. */
function placeDatabase(): void {
  execFileSync('cp', ['-a', placeCluster(made.path).dataFolder, placeCluster(home.path).dataFolder])
}

async function endHard(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await waitFor(() => Promise.resolve(isAlive(pid) ? null : true), 10_000)
}

beforeAll(async () => {
  made = await makeTemporaryHome()
  const postgres = await open((await findFreePorts(['PG_PORT'])).PG_PORT, made)
  await query(postgres.migrateUrl, 'CREATE TABLE kept AS SELECT 42 AS value')
  await postgres.stop()
})
afterAll(() => removeHome(made.path))

beforeEach(async () => {
  home = await makeTemporaryHome()
  port = (await findFreePorts(['PG_PORT'])).PG_PORT
})
afterEach(() => removeHome(home.path))

test('control: started, stopped and started again it holds what it held, and answers on 127.0.0.1 alone', async () => {
  placeDatabase()
  const postgres = await open()
  expect(postgres.isAdopted).toBe(false)
  expect(await query(postgres.migrateUrl, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
  expect(await query(postgres.adminUrl, "SELECT current_setting('listen_addresses') AS at")).toEqual([
    { at: '127.0.0.1' },
  ])
  expect(await query(postgres.adminUrl, "SELECT current_setting('unix_socket_directories') AS at")).toEqual([
    { at: '' },
  ])
  expect(
    await query(
      postgres.adminUrl,
      "SELECT datlocprovider AS provider, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'usher'",
    ),
  ).toEqual([{ provider: 'b', encoding: 'UTF8' }])
  await postgres.stop()
  expect(isAlive(postgres.pid)).toBe(false)
})

describe('after kill -9', () => {
  /** Starts a process that opens the database, and kills it when the database is up. */
  async function leaveOrphan(): Promise<number> {
    const entry = fileURLToPath(new URL('support/open-postgres.ts', import.meta.url))
    const parent = spawn(process.execPath, [entry, home.path, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    return Number(said.toString())
  }

  test('of the portal, its server is adopted with its sessions, and stopped at the end', async () => {
    placeDatabase()
    const orphan = await leaveOrphan()
    expect(isAlive(orphan)).toBe(true)

    const postgres = await open()
    expect(postgres).toMatchObject({ isAdopted: true, pid: orphan })
    expect(await query(postgres.migrateUrl, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
    await postgres.stop()
    expect(isAlive(orphan)).toBe(false)
  })

  test('of the portal, a server on another port than the wanted one is stopped and a new one started', async () => {
    placeDatabase()
    const orphan = await leaveOrphan()
    const { PG_PORT: other } = await findFreePorts(['PG_PORT'])
    const postgres = await open(other)
    expect(postgres.isAdopted).toBe(false)
    expect(isAlive(orphan)).toBe(false)
    expect(await query(postgres.migrateUrl, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
    await postgres.stop()
  })

  test('of the server, its pid file is put aside and nothing committed is lost', async () => {
    const first = await open()
    await query(first.migrateUrl, 'CREATE TABLE kept AS SELECT 42 AS value')
    await endHard(first.pid)
    expect(existsSync(dataFile('postmaster.pid'))).toBe(true)

    const second = await open()
    expect(second.isAdopted).toBe(false)
    expect(await query(second.migrateUrl, 'SELECT value FROM kept')).toEqual([{ value: 42 }])
    await second.stop()
  })

  test('a pid file whose number now is another process leaves that process alone', async () => {
    placeDatabase()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    writeFileSync(dataFile('postmaster.pid'), `${stranger.pid}\n${dataFile('')}\n0\n${port}\n`)
    const postgres = await open()
    expect(postgres.isAdopted).toBe(false)
    expect(isAlive(stranger.pid ?? 0)).toBe(true)
    stranger.kill()
    await postgres.stop()
  })
})

describe('one clear sentence for', () => {
  test.each([
    ['a data folder without its control file', () => rmSync(dataFile('global/pg_control'))],
    ['a data folder without its version', () => rmSync(dataFile('PG_VERSION'))],
    ['a control file of nonsense', () => writeFileSync(dataFile('global/pg_control'), Buffer.alloc(8192, 7))],
    ['a write-ahead log that is gone', () => rmSync(dataFile('pg_wal'), { recursive: true })],
  ])('%s', async (_label, damage) => {
    placeDatabase()
    damage()
    await expect(open()).rejects.toThrow(/^The database in .* is damaged .* npm run reset/)
  })

  test('a database of another version of Postgres', async () => {
    placeDatabase()
    writeFileSync(dataFile('PG_VERSION'), '17\n')
    await expect(open()).rejects.toThrow(/was made by Postgres 17 and this portal brings 18/)
    writeFileSync(dataFile('PG_VERSION'), '18\n')
    await (await open()).stop()
  })

  test('a port that somebody else has', async () => {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    await expect(open()).rejects.toThrow(`Port ${port} is in use by another program`)
    server.close()
    await once(server, 'close')
    await (await open()).stop()
  })

  test('passwords that are not those of the database', async () => {
    placeDatabase()
    const passwords = { admin: 'x', migrate: 'y', app: 'z' }
    const logPath = join(home.path, 'postgres.log')
    await expect(openEmbeddedPostgres({ home: home.path, port, passwords, logPath })).rejects.toThrow(
      /passwords in secrets.json do not open/,
    )
    expect(existsSync(dataFile('postmaster.pid')), 'no server is left running').toBe(false)
  })
})

test('a making that was cut short is begun anew', async () => {
  const { folder } = placeCluster(home.path)
  const postgres = await open()
  await postgres.stop()
  rmSync(dataFile(''), { recursive: true })
  writeFileSync(join(folder, 'data-building'), 'half')
  const again = await open()
  expect(readFileSync(dataFile('PG_VERSION'), 'utf8').trim()).toBe('18')
  await again.stop()
})
