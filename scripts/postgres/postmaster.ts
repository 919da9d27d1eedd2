import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, worksIn } from '#scripts/portal/process-table.ts'
import { waitFor } from '#scripts/portal/waiting.ts'

/** A server that is running on a data folder, started by us or by a portal that was killed before it could stop it. */
export type Postmaster = { pid: number; port: number }

/** Reads `postmaster.pid` (line 1 the process, line 4 the port); null, and the file removed, when nobody runs there. */
export function findPostmaster(dataFolder: string): Postmaster | null {
  const path = join(dataFolder, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(path, 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && worksIn(pid, dataFolder)) {
    return { pid, port: Number(lines[3]) }
  }
  rmSync(path, { force: true })
  return null
}

/** Fast shutdown (SIGINT: sessions are ended, data is flushed), then, after 20 s without an end, an immediate one. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    const gone = await waitFor(() => Promise.resolve(isAlive(pid) ? null : true), 20_000)
    if (gone) return
  }
}
