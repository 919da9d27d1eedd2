import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What one run of a tool may use. */
export type ToolLimits = {
  /** Bytes of address space. */
  memoryBytes: number
  /** Seconds of processor time, over all threads. */
  cpuSeconds: number
  /** Bytes of any one file it writes. */
  fileBytes: number
}

/** Which of util-linux's guards this machine has; macOS has neither. */
export type Guards = { hasPrlimit: boolean; hasSetpriv: boolean }

/** The environment of a tool: none of the worker's settings, which hold its credentials. */
export const toolEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin',
  LC_ALL: 'C',
}

const openFiles = 512
const gibibyte = 1024 ** 3

/** Address space for an encoder: threads reserve far more than they touch, and there is one a processor. */
export function encoderMemoryBytes(pixels: number): number {
  return Math.round((4 + availableParallelism() * 0.5 + (pixels > 2_500_000 ? 6 : 0)) * gibibyte)
}

/** Asks once what there is. */
export async function findGuards(): Promise<Guards> {
  const [hasPrlimit, hasSetpriv] = await Promise.all([
    succeeds('prlimit', ['--nofile=64:64', 'true']),
    succeeds('setpriv', ['--pdeathsig', 'KILL', 'true']),
  ])
  return { hasPrlimit, hasSetpriv }
}

/** Puts the guards before a command. With `setpriv` the tool dies with the worker, however that one ended. */
export function wrapCommand(command: readonly string[], limits: ToolLimits, guards: Guards): string[] {
  const { memoryBytes, cpuSeconds, fileBytes } = limits
  const prlimit = [
    'prlimit',
    `--as=${memoryBytes}`,
    `--cpu=${cpuSeconds}`,
    `--fsize=${fileBytes}`,
    `--nofile=${openFiles}`,
    '--core=0',
  ]
  const setpriv = ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs']
  return [...(guards.hasPrlimit ? prlimit : []), ...(guards.hasSetpriv ? setpriv : []), ...command]
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', env: { ...toolEnvironment, NODE_ENV: 'production' } })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
