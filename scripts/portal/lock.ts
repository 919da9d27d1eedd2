import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { PortalError } from './portal-error.ts'
import { readStartMark } from './process-table.ts'
import { waitFor } from './waiting.ts'

type Holder = { pid: number; startMark: string }

/** The process that holds the lock, or null. A number alone proves nothing: it may have gone to another process. */
export function findHolder(path: string): number | null {
  try {
    const { pid, startMark } = JSON.parse(readFileSync(path, 'utf8')) as Holder
    return readStartMark(pid) === startMark ? pid : null
  } catch {
    return null
  }
}

/** Takes the lock if it is free or its holder is gone; returns how to give it back, or null. */
function tryLock(path: string): (() => void) | null {
  const holder: Holder = { pid: process.pid, startMark: readStartMark(process.pid) ?? '' }
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
      return () => rmSync(path, { force: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      if (findHolder(path) !== null) return null
      rmSync(path, { force: true })
    }
  }
  return null
}

/** One portal a home. @throws PortalError When another portal runs on it. */
export function lockHome(lockPath: string, home: string): () => void {
  const release = tryLock(lockPath)
  if (release) return release
  throw new PortalError(
    `A portal already runs on ${home} (process ${findHolder(lockPath) ?? 'unknown'}): stop that one with Ctrl-C, or set USHER_HOME and other ports to run a second one beside it.`,
  )
}

/** Waits its turn, for at most ten minutes, does the work, and gives the lock back. */
export async function whileLocked<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  const release = await waitFor(() => Promise.resolve(tryLock(path)), 600_000)
  if (!release)
    throw new PortalError(`Process ${findHolder(path) ?? 'unknown'} holds ${path} for ten minutes: end it first.`)
  try {
    return await work()
  } finally {
    release()
  }
}
