import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row, RowContext } from '#bench/bench-rows.ts'
import { compare, type Bar, type Contender } from '#bench/figures.ts'
import { load, type Loaded } from '#bench/load.ts'
import { residentBytesOf } from '#bench/processor.ts'
import { startEdge, type RunningEdge } from './start-edge.ts'
import { startNginx } from './start-nginx.ts'

const kibibyte = 1024
const mebibyte = 1024 * 1024
const connections = 64
const mostVerified = 10_000
const path = '/library/films/0a/segment.m4s'
const requestsOf = ({ requestsPerSecond }: Loaded): number => requestsPerSecond
const megabytesOf = ({ bytesPerSecond }: Loaded): number => bytesPerSecond / 1e6

/** The same bytes below nginx's root and behind the edge. */
function writeSegment({ folder }: RowContext, sizeBytes: number): { root: string; filePath: string } {
  const root = join(folder, `root-${sizeBytes}`)
  const filePath = join(root, path)
  mkdirSync(join(filePath, '..'), { recursive: true })
  writeFileSync(filePath, randomBytes(sizeBytes))
  return { root, filePath }
}

type EdgeKind = 'verified' | 'unverified' | 'afresh'

function openEdge(
  context: RowContext,
  filePath: string,
  kind: EdgeKind,
  cacheBytes = 64 * mebibyte,
): Promise<RunningEdge> {
  return startEdge({
    filePath,
    logPath: join(context.folder, `edge-${kind}.log`),
    isVerified: kind !== 'unverified',
    verifiedLimit: kind === 'afresh' ? 0 : mostVerified,
    cacheBytes,
  })
}

function edgeContender(
  context: RowContext,
  name: string,
  edge: RunningEdge,
  figure: (seen: Loaded) => number,
): Contender {
  const scratchPath = join(context.folder, `requests-${edge.pid}`)
  const options = {
    port: edge.port,
    requests: [edge.request(path)],
    seconds: context.seconds,
    connections,
    scratchPath,
  }
  return { name, measure: async () => figure(await load(options)) }
}

function againstNginx(name: string, sizeBytes: number, isSendfile: boolean, bar: Bar): Row {
  const size = sizeBytes >= mebibyte ? `${sizeBytes / mebibyte} MB` : `${sizeBytes / kibibyte} KB`
  const isLarge = sizeBytes >= mebibyte
  const sendfile = `sendfile ${isSendfile ? 'on' : 'off'}`
  return {
    name,
    async run(context) {
      const { root, filePath } = writeSegment(context, sizeBytes)
      const edge = await openEdge(context, filePath, 'verified')
      const nginx = await startNginx({ folder: join(context.folder, name), root, isSendfile })
      const scratchPath = join(context.folder, `requests-${name}`)
      const request = { method: 'GET', path, headers: { Host: `127.0.0.1:${nginx.port}` } } as const
      const options = { port: nginx.port, requests: [request], seconds: context.seconds, connections, scratchPath }
      const figure = isLarge ? megabytesOf : requestsOf
      try {
        return [
          await compare(
            {
              title: `edge, verified cached object of ${size}, against nginx with ${sendfile}`,
              unit: isLarge ? 'MB/s' : 'requests/s',
              first: edgeContender(context, 'edge, every request verified', edge, figure),
              second: { name: `nginx, ${sendfile}`, measure: async () => figure(await load(options)) },
              bar,
            },
            context.rounds,
          ),
        ]
      } finally {
        await Promise.all([edge.stop(), nginx.stop()])
      }
    },
  }
}

function againstItself(name: string, other: EdgeKind, label: string, bar: Bar): Row {
  return {
    name,
    async run(context) {
      const { filePath } = writeSegment(context, 4 * kibibyte)
      const [edge, peer] = [await openEdge(context, filePath, 'verified'), await openEdge(context, filePath, other)]
      try {
        return [
          await compare(
            {
              title: `edge, verified cached object of 4 KB, against ${label}`,
              unit: 'requests/s',
              first: edgeContender(context, 'edge, every request verified', edge, requestsOf),
              second: edgeContender(context, label, peer, requestsOf),
              bar,
            },
            context.rounds,
          ),
        ]
      } finally {
        await Promise.all([edge.stop(), peer.stop()])
      }
    },
  }
}

/** Four times as many objects as the cache has room for, asked for by many viewers at once. */
const edgeMemory: Row = {
  name: 'edge-memory',
  async run(context) {
    const cacheBytes = 64 * mebibyte
    const { filePath } = writeSegment(context, mebibyte)
    const edge = await openEdge(context, filePath, 'verified', cacheBytes)
    const requests = Array.from({ length: 256 }, (_, index) => edge.request(`${path}-${index}`))
    const idleBytes = residentBytesOf(edge.pid)
    let mostBytes = idleBytes
    const watch = setInterval(() => {
      mostBytes = Math.max(mostBytes, residentBytesOf(edge.pid))
    }, 50)
    const scratchPath = join(context.folder, 'requests-memory')
    const grown = async (): Promise<number> => {
      mostBytes = residentBytesOf(edge.pid)
      await load({ port: edge.port, requests, seconds: context.seconds, connections: 200, scratchPath })
      return (mostBytes - idleBytes) / mebibyte
    }
    try {
      return [
        await compare(
          {
            title: 'edge memory under 200 viewers of 256 MB of objects, against the setting of its cache',
            unit: 'MB',
            first: { name: 'resident memory beyond the idle process, at its highest', measure: grown },
            second: { name: 'what the cache may hold', measure: () => Promise.resolve(cacheBytes / mebibyte) },
            bar: { kind: 'at most', ratio: 2 },
            note: 'Beyond the cached bytes: V8’s heap, and buffers that wait for the garbage collector.',
          },
          context.rounds,
        ),
      ]
    } finally {
      clearInterval(watch)
      await edge.stop()
    }
  },
}

export const edgeRows: Row[] = [
  againstNginx('edge-4k', 4 * kibibyte, true, { kind: 'at least', ratio: 0.5 }),
  againstItself('edge-unverified', 'unverified', 'its own path without verification', {
    kind: 'at least',
    ratio: 0.85,
  }),
  againstItself('edge-afresh', 'afresh', 'verifying afresh at each request', { kind: 'at least', ratio: 2.5 }),
  againstNginx('edge-1m-sendfile', mebibyte, true, { kind: 'at least', ratio: 1 }),
  againstNginx('edge-1m', mebibyte, false, { kind: 'at least', ratio: 1 }),
  edgeMemory,
]
