import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemFolderOf } from '#scripts/postgres/placement.ts'
import { findPostmaster, stopPostmaster } from '#scripts/postgres/postmaster.ts'
import { isAlive } from './process-table.ts'

/** USHER_HOME and what lies in it: all that an embedded portal keeps. */
export type Home = { path: string; logs: string; run: string; bucket: string; work: string }

/** Makes the folder (0700: it holds keys and passwords) and its parts. */
export function prepareHome(path: string): Home {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const real = realpathSync(path)
  const part = (name: string) => {
    const folder = join(real, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  return { path: real, logs: part('logs'), run: part('run'), bucket: part('bucket'), work: part('work') }
}

/** Removes a home whose portal has ended, with a database that it left running or that lies outside of it. */
export async function removeHome(path: string): Promise<void> {
  if (!existsSync(path)) return
  const record = join(path, 'postgres-folder')
  const outside = existsSync(record) ? readFileSync(record, 'utf8').trim() : null
  // Only ever the folder that this home's own name leads to, whatever the record says.
  const folders = [join(realpathSync(path), 'postgres'), ...(outside === systemFolderOf(path) ? [outside] : [])]
  for (const folder of folders) {
    const left = findPostmaster(join(folder, 'data'))
    if (left) await stopPostmaster(left.pid)
    rmSync(folder, { recursive: true, force: true })
  }
  rmSync(path, { recursive: true, force: true })
}

/** A home for one test run, after removing those of earlier runs that were killed before they could. */
export async function makeTemporaryHome(): Promise<Home> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^usher-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await removeHome(join(tmpdir(), name)).catch(() => undefined)
  }
  return prepareHome(mkdtempSync(join(tmpdir(), `usher-${process.pid}-`)))
}
