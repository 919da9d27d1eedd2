import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdir, readdir, realpath, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, sep } from 'node:path'

/** The folder of this worker inside the work folder; its name says who made it, so that others can tell when it is left. */
export type WorkerFolder = {
  path: string
  /** Makes the private folder of one attempt; removing it is the caller's part. */
  makeJobFolder(ingestJobId: string, attempt: number): Promise<string>
  remove(): Promise<void>
}

const machine =
  hostname()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 40) || 'machine'

/**
 * Opens this worker's folder and removes those of workers that are gone. Encoders that such a worker left running are
 * ended first: they are known by the folder they work in.
 */
export async function openWorkerFolder(workFolder: string): Promise<WorkerFolder> {
  await mkdir(workFolder, { recursive: true, mode: 0o700 })
  const root = await realpath(workFolder)
  await removeStale(root)
  const path = join(root, `worker-${machine}-${process.pid}-${readStartMark(process.pid) ?? 0}`)
  await mkdir(path, { recursive: true, mode: 0o700 })
  return {
    path,
    async makeJobFolder(ingestJobId, attempt) {
      const folder = join(path, `${ingestJobId}-${attempt}`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

async function removeStale(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const [, host, pid, mark] = /^worker-([A-Za-z0-9]+)-(\d+)-(\d+)$/.exec(name) ?? []
    if (host !== machine || pid === undefined || isSameProcess(Number(pid), Number(mark))) continue
    const folder = join(root, name)
    endProcessesIn(folder)
    await rm(folder, { recursive: true, force: true })
  }
}

function isSameProcess(pid: number, mark: number): boolean {
  const current = readStartMark(pid)
  if (current !== null) return current === mark || mark === 0
  if (process.platform === 'linux') return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Clock ticks from the machine's start to the process's (proc(5), stat, field 22); null when it is gone or unknown. */
function readStartMark(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : Number(fields[19])
  } catch {
    return null
  }
}

function endProcessesIn(folder: string): void {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`)
      if (cwd.startsWith(`${folder}${sep}`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // Gone, or another user's: not one of ours.
    }
  }
}
