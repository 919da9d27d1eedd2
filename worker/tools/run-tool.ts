import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { toolEnvironment, wrapCommand, type Guards, type ToolLimits } from './limits.ts'

export type ToolRun = {
  /** Program and arguments. */
  command: readonly string[]
  /** The folder that it works in; relative paths among its arguments start here. */
  folder: string
  guards: Guards
  limits: ToolLimits
  timeoutMilliseconds: number
  signal: AbortSignal
  /** Takes standard output line by line; without it the output is kept and handed back. */
  onLine?: (line: string) => void
}

export type ToolOutcome = {
  /** `late`: it used up its time; `killed`: the system ended it, for want of memory as a rule. */
  end: 'done' | 'failed' | 'late' | 'killed'
  stdout: Buffer
  /** The end of what it complained of. */
  stderr: string
}

const keptStdoutBytes = 8 * 1024 * 1024
const keptStderrCharacters = 8_000

/**
 * Runs a tool in a process group of its own, so that ending it ends whatever it started.
 *
 * @throws the signal's reason when that ended it, and the system's error when it cannot be started at all.
 */
export async function runTool(run: ToolRun): Promise<ToolOutcome> {
  run.signal.throwIfAborted()
  const [program = '', ...args] = wrapCommand(run.command, run.limits, run.guards)
  const child = spawn(program, args, {
    cwd: run.folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...toolEnvironment, NODE_ENV: 'production' },
  })
  const stdout = collectStdout(child, run.onLine)
  let stderr = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => (stderr = (stderr + text).slice(-keptStderrCharacters)))

  let isLate = false
  const endIt = () => endGroup(child)
  const timer = setTimeout(() => {
    isLate = true
    endIt()
  }, run.timeoutMilliseconds)
  run.signal.addEventListener('abort', endIt)
  try {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (...outcome) => resolve(outcome))
    })
    run.signal.throwIfAborted()
    const end =
      isLate || signal === 'SIGXCPU' ? 'late' : signal === 'SIGKILL' ? 'killed' : code === 0 ? 'done' : 'failed'
    return { end, stdout: Buffer.concat(stdout), stderr }
  } finally {
    clearTimeout(timer)
    run.signal.removeEventListener('abort', endIt)
  }
}

function collectStdout({ stdout }: ChildProcess, onLine: ToolRun['onLine']): Buffer[] {
  const kept: Buffer[] = []
  if (!stdout) return kept
  if (onLine) {
    createInterface({ input: stdout }).on('line', onLine)
    return kept
  }
  let size = 0
  stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= keptStdoutBytes) kept.push(chunk)
  })
  return kept
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself in this very moment.
  }
}
