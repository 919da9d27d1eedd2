import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onCore } from './processor.ts'

export type LoadRequest = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

export type Loaded = { requestsPerSecond: number; bytesPerSecond: number; requests: number; p95Milliseconds: number }

const script = fileURLToPath(new URL('load.lua', import.meta.url))

/**
 * Sends these requests in turn over kept connections for a while, with wrk on the load's core.
 *
 * @throws Error When wrk is missing, and when any request was refused or broke off: such a figure means nothing.
 */
export async function load(options: {
  port: number
  requests: readonly LoadRequest[]
  seconds: number
  connections: number
  /** A file of ours, written anew. */
  scratchPath: string
}): Promise<Loaded> {
  const { port, requests, seconds, connections, scratchPath } = options
  writeFileSync(scratchPath, requests.map(writeLine).join('\n'), { mode: 0o600 })
  const flags = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script]
  const { program, words } = onCore('load', ['wrk', ...flags, `http://127.0.0.1:${port}`, '--', scratchPath])
  const text = await output(program, words)
  const line = text.split('\n').find((one) => one.startsWith('{'))
  if (line === undefined) throw new Error(`wrk gave no result:\n${text}`)
  const seen = JSON.parse(line) as Record<string, number>
  const { requests: count = 0, bytes = 0, microseconds = 0, p95Microseconds = 0, refused = 0, broken = 0 } = seen
  if (refused + broken > 0) throw new Error(`${refused} requests were refused and ${broken} broke off: no figure`)
  if (count === 0) throw new Error(`nothing was answered within ${seconds} s: the machine is too busy to measure`)
  const elapsed = microseconds / 1e6
  return {
    requests: count,
    requestsPerSecond: count / elapsed,
    bytesPerSecond: bytes / elapsed,
    p95Milliseconds: p95Microseconds / 1000,
  }
}

function writeLine({ method, path, headers, body = '' }: LoadRequest): string {
  const pairs = Object.entries(headers).map(([name, value]) => `${name}=${value}`)
  return `${method}\t${path}\t${pairs.join('\u0001')}\t${body}`
}

function output(program: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    const keep = (chunk: Buffer): void => {
      text += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', () => {
      reject(new Error(`${program} could not be started: the bench needs wrk (Debian: apt-get install wrk)`))
    })
    child.on('close', (code) => {
      if (code === 0) resolve(text)
      else reject(new Error(`wrk ended with ${code}; is it installed?\n${text}`))
    })
  })
}
