import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { processEnvironment, projectFolder } from './settings.ts'

export type ChildSettings = {
  name: string
  /** What follows `node` on the command line. */
  args: string[]
  environment: Record<string, string>
  /** Takes what the process prints. */
  logPath: string
  /** Asks whether the process serves; without it the process says so itself, by a line `{"ready":true}`. */
  isServing?: () => Promise<boolean>
  /** How long it may take to end by itself after SIGTERM, in milliseconds. */
  stopTimeoutMs: number
}

export type Launched = {
  /** Null once it serves, or why it does not. */
  ready: Promise<string | null>
  /** Why it ended: `asked` when it was told to. */
  ended: Promise<string>
  end(): Promise<void>
}

const startTimeoutMs = 90_000

/**
 * Starts one process. It is in a group of its own, so that Ctrl-C reaches the portal alone and the order of stopping is
 * ours, and has an IPC channel, by whose end it learns that the portal was killed.
 */
export function launch({ args, environment, logPath, isServing, stopTimeoutMs }: ChildSettings): Launched {
  const log = openSync(logPath, 'a', 0o600)
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: processEnvironment({ ...environment, ...compileCache() }),
    detached: true,
    stdio: ['ignore', isServing ? log : 'pipe', log, 'ipc'],
  })
  closeSync(log)

  let isAsked = false
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message))
    child.once('exit', (code, signal) => resolve(isAsked ? 'asked' : (signal ?? `exit code ${code}`)))
  })
  const serving = isServing ? pollUntil(isServing, ended) : readReadyLine(child, logPath)
  const timeout = delay(startTimeoutMs, 'no answer within 90 s', { ref: false })
  return {
    ended,
    ready: Promise.race([ended, serving.then(() => null), timeout]),
    async end() {
      isAsked = true
      await endProcess(child, ended, stopTimeoutMs)
    },
  }
}

/** SIGTERM to the process, which knows what to finish; after its time SIGKILL to the whole group. */
async function endProcess(child: ChildProcess, ended: Promise<string>, timeoutMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGTERM')
  const isLate = await Promise.race([ended.then(() => false), delay(timeoutMs, true, { ref: false })])
  if (!isLate) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended in this very moment.
  }
  await ended
}

/** Passes what the process prints on to its log, and is done at the line that says it is ready. */
function readReadyLine(child: ChildProcess, logPath: string): Promise<void> {
  return new Promise((resolve) => {
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) resolve()
      else appendFileSync(logPath, `${line}\n`)
    })
  })
}

async function pollUntil(isServing: () => Promise<boolean>, ended: Promise<string>): Promise<void> {
  let isOver = false
  void ended.then(() => (isOver = true))
  while (!isOver && !(await isServing().catch(() => false))) await delay(100)
}

/** Where Node keeps what it compiled, as the bootstrap has set it: children start the faster for it. */
function compileCache(): Record<string, string> {
  const folder = process.env['NODE_COMPILE_CACHE']
  return folder ? { NODE_COMPILE_CACHE: folder } : {}
}
