import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** On which core the measured server runs, and on which the load; null where there is but one, or no taskset. */
export const cores =
  availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0 ? { server: 0, load: 1 } : null

/** A command held to one core, so that both sides of a comparison have the same one. */
export function onCore(core: 'server' | 'load', command: readonly string[]): { program: string; words: string[] } {
  const all = cores ? ['taskset', '-c', String(cores[core]), ...command] : [...command]
  const [program = '', ...words] = all
  return { program, words }
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** CPU seconds that a process has used, in user and kernel, all its threads (proc(5), fields 14 and 15). */
export function cpuSecondsOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Resident memory of a process, in bytes. */
export function residentBytesOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
  return Number(found?.[1] ?? Number.NaN) * 1024
}
