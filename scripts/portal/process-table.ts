import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

const hasProc = process.platform === 'linux'

/** One field of `ps` for one process, or null when there is no such process. */
function askPs(field: string, pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** The fields of /proc/PID/stat behind the command's name, which itself may hold spaces and brackets (proc(5)). */
function readStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Whether the process runs; a zombie that nobody has collected does not. */
export function isAlive(pid: number): boolean {
  const state = hasProc ? readStat(pid)?.[0] : askPs('state', pid)?.[0]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** When the process started, as an opaque mark that tells it from a later one with the same number; null when gone. */
export function readStartMark(pid: number): string | null {
  if (!isAlive(pid)) return null
  return (hasProc ? readStat(pid)?.[19] : askPs('lstart', pid)) ?? null
}

/** Whether the process works in this folder, which is how a Postgres server is told from a stranger with its number. */
export function worksIn(pid: number, folder: string): boolean {
  if (!hasProc) return askPs('command', pid)?.includes(folder) ?? false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}
