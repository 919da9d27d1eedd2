import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Distribution } from '#core/distribution/distribution.ts'
import type { AccessLog } from './access-log.ts'
import { createAnswers } from './answers/answers.ts'
import { createEdgeHeaders } from './answers/edge-headers.ts'
import { createBehaviourChoice } from './behaviour-choice.ts'
import { createObjectCache, type ObjectCache } from './cache/object-cache.ts'
import { createSharedReads } from './cache/shared-reads.ts'
import { nowhere, type Exchange, type Viewed } from './exchange.ts'
import { createGate, type Gate } from './gate/gate.ts'
import type { RefusalCode } from './gate/refusal.ts'
import { isPlainPath, splitTarget } from './gate/target.ts'
import type { TrustedKeys } from './gate/trusted-keys.ts'
import { listening, refuseUnreadable } from './listening.ts'
import { createMediaRoute } from './media-route.ts'
import type { AppOrigin } from './origins/app-origin.ts'
import type { BucketOrigin } from './origins/bucket-origin.ts'
import { recordAccess } from './record-access.ts'
import { findFault } from './request-faults.ts'

/** What the edge is made of. Clock, client address and scheme come from here alone: no request can move them. */
export type EdgeParts = {
  /** Epoch milliseconds. */
  clock: () => number
  /** The address a viewer comes from, held against a policy's network condition. */
  clientAddress: (socket: Socket) => string
  scheme: () => 'http' | 'https'
  distribution: Distribution
  trustedKeys: TrustedKeys
  origins: { bucket: BucketOrigin; app: AppOrigin }
  /** The bound on cached objects in memory, in bytes. */
  cacheBytes: number
  corsOnRefusal?: boolean
  accessLog?: AccessLog | null
  /** The path as the access log may hold it; by default as it came. */
  maskPath?: (path: string) => string
  /** How many checked signatures to remember; 0 checks afresh at each request. */
  verifiedLimit?: number
}

export type Edge = {
  server: Server
  /** Starts to listen; port 0 takes any free one. Answers with the port. Rejects when the port is taken. */
  listen(port: number, host: string): Promise<number>
  /** Ends every connection, idle or not. */
  close(): Promise<void>
  /** Forgets cached objects whose path fits the pattern, as CloudFront's CreateInvalidation does. */
  invalidate(pathPattern: string): void
  cache: Pick<ObjectCache, 'heldBytes'>
}

/** No object may take more than this share of the cache, nor more than these bytes; larger ones are streamed. */
const maxObjectShare = 1 / 8
const maxObjectBytes = 64 * 1024 * 1024

/** Puts the distribution in front of its origins, as CloudFront would. */
export function createEdge(parts: EdgeParts): Edge {
  const { clock, distribution, origins, cacheBytes, accessLog = null, maskPath = (path) => path } = parts
  const cache = createObjectCache({ maxBytes: cacheBytes })
  const largest = Math.min(Math.floor(cacheBytes * maxObjectShare), maxObjectBytes)
  const reads = createSharedReads({ bucket: origins.bucket, cache, maxObjectBytes: largest, clock })
  const edgeHeaders = createEdgeHeaders(clock)
  const answers = createAnswers({ edgeHeaders, cache, corsOnRefusal: parts.corsOnRefusal ?? false, clock })
  const gate = createGate({ trustedKeys: parts.trustedKeys, verifiedLimit: parts.verifiedLimit ?? 10_000 })
  const sendMedia = createMediaRoute({ bucket: origins.bucket, cache, reads, answers, clock })
  const chooseBehaviour = createBehaviourChoice(distribution)

  function view(request: IncomingMessage): Viewed {
    const url = request.url ?? ''
    const target = splitTarget(url)
    const behaviour = (target && chooseBehaviour(target.path)) ?? nowhere
    const clientAddress = parts.clientAddress(request.socket)
    const host = request.headers.host ?? ''
    return {
      request,
      target: target ?? { path: url, query: null },
      host,
      scheme: parts.scheme(),
      clientAddress,
      behaviour,
    }
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const exchange: Exchange = { ...view(request), response, cacheWord: 'Error', code: null }
    if (accessLog) recordAccess(exchange, { log: accessLog, clock, maskPath })
    const fault = findFault(exchange)
    if (fault) {
      answers.fail(exchange, fault)
      return
    }
    const refusal = judge(gate, exchange, clock())
    if (refusal) answers.refuse(exchange, refusal)
    else if (exchange.behaviour.origin === 'app') origins.app.pass(exchange, answers, edgeHeaders)
    else if (!isPlainPath(exchange.target.path)) answers.fail(exchange, 'badRequest')
    else if (request.method === 'OPTIONS') answers.preflight(exchange)
    else sendMedia(exchange)
  }

  function mayUpgrade(request: IncomingMessage): boolean {
    const viewed = view(request)
    const isPublicApp = viewed.behaviour.origin === 'app' && viewed.behaviour.viewerAccess.kind === 'public'
    return isPublicApp && request.headers.upgrade?.toLowerCase() === 'websocket' && findFault(viewed) === null
  }

  const server = createServer(
    {
      // Room for more than is taken, so that a request beyond the limit gets its page and not a broken connection.
      maxHeaderSize: 64 * 1024,
      requireHostHeader: false,
      headersTimeout: 15_000,
      requestTimeout: 300_000,
      keepAliveTimeout: 65_000,
      shouldUpgradeCallback: mayUpgrade,
    },
    handle,
  )
  server.setTimeout(120_000)
  server.on('upgrade', (request, socket, head) => {
    origins.app.upgrade(view(request), socket, head)
  })
  server.on('clientError', refuseUnreadable)
  return { server, ...listening(server), invalidate: cache.invalidate, cache }
}

function judge(gate: Gate, exchange: Exchange, nowMs: number): RefusalCode | null {
  const { request, behaviour, target, host, scheme, clientAddress } = exchange
  if (behaviour.viewerAccess.kind === 'public') return null
  const verdict = gate.admit({
    method: request.method ?? '',
    scheme,
    host,
    target,
    cookieHeader: request.headers.cookie,
    clientAddress,
    nowSeconds: Math.floor(nowMs / 1000),
    trustedKeyGroups: behaviour.viewerAccess.trustedKeyGroups,
  })
  return verdict.ok ? null : verdict.error
}
