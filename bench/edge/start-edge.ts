import { execFileSync, fork } from 'node:child_process'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadRequest } from '#bench/load.ts'
import { cores } from '#bench/processor.ts'
import { encodeBytes } from '#local/edge/gate/alphabet.ts'

export type EdgeBenchSettings = {
  filePath: string
  logPath: string
  isVerified: boolean
  /** 0 verifies afresh at each request. */
  verifiedLimit: number
  cacheBytes: number
  trustedKeys: { keyId: string; publicKeyPem: string; group: string }[]
}

export type RunningEdge = {
  pid: number
  port: number
  /** A request that the edge lets through, with the cookies of one viewer. */
  request(path: string): LoadRequest
  stop(): Promise<void>
}

const entry = fileURLToPath(new URL('edge-process.ts', import.meta.url))
const keyId = 'K2BENCH0000001'

/** Starts the shipped edge in a process of its own, on the server's core, with one viewer's EC grant for a library. */
export async function startEdge(settings: Omit<EdgeBenchSettings, 'trustedKeys'>): Promise<RunningEdge> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const all: EdgeBenchSettings = { ...settings, trustedKeys: [{ keyId, publicKeyPem, group: 'playback' }] }
  const child = fork(entry, [JSON.stringify(all)], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [ready] = (await once(child, 'message')) as [{ port: number }]
  const pid = child.pid ?? 0
  if (cores) execFileSync('taskset', ['-a', '-cp', String(cores.server), String(pid)], { stdio: 'ignore' })

  const host = `127.0.0.1:${ready.port}`
  const condition = { DateLessThan: { 'AWS:EpochTime': Math.floor(Date.now() / 1000) + 86_400 } }
  const policy = JSON.stringify({
    Statement: [{ Resource: `http://${host}/library/films/*`, Condition: condition }],
  })
  const signature = encodeBytes(createSign('sha256').update(policy).sign(privateKey))
  const fields = [`Policy=${encodeBytes(Buffer.from(policy))}`, `Signature=${signature}`, `Key-Pair-Id=${keyId}`]
  const cookie = [...fields, 'Hash-Algorithm=SHA256'].map((field) => `CloudFront-${field}`).join('; ')
  return {
    pid,
    port: ready.port,
    request: (path) => ({ method: 'GET', path, headers: { Host: host, Cookie: cookie } }),
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
