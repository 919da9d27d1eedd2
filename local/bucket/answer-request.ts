import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { ok, type Result } from '#core/result.ts'
import type { AccessLog } from './access-log.ts'
import type { Admitted, Gate } from './admission.ts'
import { answerPreflight, writeCorsHeaders } from './cors.ts'
import { parseHeaders, type IncomingHeaders } from './incoming-headers.ts'
import { parameterOf, parseTarget, type Target } from './incoming-target.ts'
import type { Answer } from './operations/call.ts'
import { refuse, statusOf, writeErrorDocument, type Refusal } from './s3-error.ts'
import type { BucketSettings } from './settings.ts'
import { isStorageFull } from './storage/durable-file.ts'
import type { Storage } from './storage/storage.ts'

/** What answering needs; `onFault` is told of errors that are nobody's refusal. */
export type Desk = {
  settings: BucketSettings
  gate: Gate
  storage: Storage
  log: AccessLog
  clock: () => Date
  onFault: (error: unknown) => void
}

/** What became known of a request while it was answered. */
type Progress = { target: Target | null; admitted: Admitted | null }

/** Answers one request to its end, whatever happens. A client that waits for `100 Continue` gets it when its body is wanted. */
export async function answerRequest(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const requestId = randomBytes(8).toString('hex').toUpperCase()
  const progress: Progress = { target: null, admitted: null }
  const headers = parseHeaders(request.rawHeaders)
  const answered = headers.ok ? await decide(desk, request, response, headers.value, progress) : headers
  const shared = {
    'x-amz-request-id': requestId,
    server: 'usher-bucket',
    ...(headers.ok ? writeCorsHeaders(headers.value, desk.settings.corsAllowedOrigins) : {}),
  }
  const path = progress.target?.path ?? '/'
  const answer = answered.ok ? answered.value : writeRefusal(answered.error, path, requestId)
  await send(request, response, { ...answer, headers: { ...shared, ...answer.headers } })

  const { admitted, target } = progress
  desk.log.write({
    at: desk.clock().toISOString(),
    requestId,
    method: request.method ?? '',
    operation: admitted?.route.name ?? null,
    identity: admitted?.signer.identity.name ?? null,
    key: admitted?.key ?? null,
    partNumber: target && parameterOf(target, 'partNumber'),
    status: answer.status,
    errorCode: answered.ok ? null : answered.error.code,
    sentBytes: response.writableFinished ? lengthOf(request, answer) : null,
    durationMilliseconds: Math.round(performance.now() - startedAt),
  })
}

async function decide(
  { settings, gate, storage, clock, onFault }: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  headers: IncomingHeaders,
  progress: Progress,
): Promise<Result<Answer, Refusal>> {
  const method = request.method ?? ''
  const target = parseTarget(request.url ?? '')
  if (!target.ok) return target
  progress.target = target.value
  if (method === 'OPTIONS') {
    const preflight = answerPreflight(headers, settings.corsAllowedOrigins)
    return preflight === null ? refuse('AccessForbidden') : ok({ status: 200, headers: preflight, body: null })
  }
  const now = clock()
  const admitted = gate({ method, target: target.value, headers }, now)
  if (!admitted.ok) return admitted
  progress.admitted = admitted.value
  const { route, ...known } = admitted.value
  const body = () => {
    if (/^100-continue$/i.test(headers.get('expect') ?? '')) response.writeContinue()
    return request
  }
  const parameter = (name: string) => parameterOf(target.value, name)
  const { bucketName, region } = settings
  try {
    return await route.run({ ...known, method, bucketName, region, parameter, now, storage, body })
  } catch (error) {
    if (isStorageFull(error)) return refuse('InsufficientStorage')
    onFault(error)
    return refuse('InternalError')
  }
}

function writeRefusal(refusal: Refusal, path: string, requestId: string): Answer {
  const body = writeErrorDocument(refusal, path, requestId)
  return { status: statusOf(refusal.code), headers: { 'content-type': 'application/xml' }, body }
}

function lengthOf({ method }: IncomingMessage, { headers, body }: Answer): number {
  if (method === 'HEAD' || body === null) return 0
  return typeof body === 'string' ? Buffer.byteLength(body) : Number(headers['content-length'] ?? 0)
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, body, release } = answer
  try {
    const hasContent = status !== 204 && status !== 304
    const length = typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const none = body === null && hasContent && headers['content-length'] === undefined ? { 'content-length': '0' } : {}
    response.writeHead(status, { ...headers, ...length, ...none })
    if (body === null || typeof body === 'string' || request.method === 'HEAD') {
      response.end(request.method === 'HEAD' ? null : body)
    } else {
      // A client that goes away ends the reading; content that can't be read ends the connection short of its length.
      await pipeline(body, response).catch(() => response.destroy())
    }
  } finally {
    release?.()
    drain(request)
  }
}

const mostDrainedBytes = 64 * 1024 * 1024

/** Takes what is left of a body, so that the client reads its answer; a client that sends on and on is cut. */
function drain(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return
  let drainedBytes = 0
  request.on('data', (piece: Buffer) => {
    drainedBytes += piece.length
    if (drainedBytes > mostDrainedBytes) request.destroy()
  })
  request.on('error', () => undefined)
  request.resume()
}
