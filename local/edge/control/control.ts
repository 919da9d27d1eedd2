import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readHeaders, readTarget } from '#core/aws-signature/request-head.ts'
import { ok, type Result } from '#core/result.ts'
import { listening } from '#local/edge/listening.ts'
import { refuse, statusOf, writeErrorDocument, type Refusal } from './control-error.ts'
import { makeId, type ControlState } from './control-state.ts'
import type { Answer } from './operation.ts'
import { readBody } from './request-body.ts'
import { findOperation } from './routes.ts'
import type { StateFile } from './state-file.ts'
import { verifyCaller, type Caller, type UnverifiedRequest } from './verify-caller.ts'

/** What the control plane is made of. */
export type ControlParts = {
  caller: Caller
  stateFile: StateFile
  clock: () => Date
  /** Ids of the key groups that a behaviour of the distribution trusts. */
  groupsInUse: ReadonlySet<string>
  /** Called with each state after it is on disk. */
  onChange: (state: ControlState) => void
  /** Told of errors that are nobody's refusal: a disk that is full, a fault of ours. */
  onFault?: (cause: unknown) => void
}

export type Control = ReturnType<typeof listening>

/**
 * The part of CloudFront's API that changes public keys and key groups, API version 2020-05-31. It has a port of its
 * own: viewers of the edge cannot reach it by any path, host or header.
 *
 * @see https://docs.aws.amazon.com/cloudfront/latest/APIReference/Welcome.html
 */
export function createControl(parts: ControlParts): Control {
  const { caller, stateFile, clock, groupsInUse, onChange, onFault = () => undefined } = parts
  let lastTurn: Promise<unknown> = Promise.resolve()

  /** One call at a time: each sees the state that the one before it left on disk. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastTurn.then(work)
    lastTurn = turn.catch(() => undefined)
    return turn
  }

  async function decide(request: IncomingMessage): Promise<Result<Answer, Refusal>> {
    const read = await readRequest(request)
    if (!read.ok) return read
    const { method, path, parameters, headers, body } = read.value
    const now = clock()
    const verified = verifyCaller(read.value, caller, now)
    if (!verified.ok) return verified
    const found = findOperation(method, path)
    if (!found) return refuse('InvalidAction')
    const text = readText(body)
    if (text === null) return refuse('MalformedInput')
    const call = { id: found.id, parameters, ifMatch: headers.get('if-match') ?? null, body: text }
    const surroundings = { now, makeId, makeGroupId: randomUUID, groupsInUse }

    return inTurn(async () => {
      const before = stateFile.read()
      const outcome = found.operation(before, call, surroundings)
      if (!outcome.ok) return outcome
      const { state, answer } = outcome.value
      if (state !== before) {
        await stateFile.write(state)
        onChange(state)
      }
      return ok(answer)
    })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    const decided = await decide(request).catch((cause: unknown) => {
      onFault(cause)
      return refuse('InternalFailure')
    })
    const { status, headers, body } = decided.ok ? decided.value : writeRefusal(decided.error, requestId)
    response.writeHead(status, {
      'x-amzn-requestid': requestId,
      ...headers,
      ...(body === null ? {} : { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) }),
      // Whatever of the body was left unread ends with the connection.
      ...(request.readableEnded ? {} : { connection: 'close' }),
    })
    response.end(body)
  }

  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 })
  server.maxConnections = 100
  server.on('request', (request, response) => void handle(request, response))
  return listening(server)
}

async function readRequest(request: IncomingMessage): Promise<Result<UnverifiedRequest, Refusal>> {
  const headers = readHeaders(request.rawHeaders)
  if (!headers.ok) return refuse('InvalidArgument', `The header ${headers.error} was sent more than once.`)
  const target = readTarget(request.url ?? '')
  if (!target) return refuse('InvalidArgument', 'The address of the request cannot be read.')
  const body = await readBody(request)
  if (!body.ok) return body
  return ok({ method: request.method ?? '', ...target, headers: headers.value, body: body.value })
}

/** Documents are UTF-8; `null` for bytes that are not. */
function readText(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function writeRefusal(refusal: Refusal, requestId: string): Answer {
  return { status: statusOf(refusal.code), headers: {}, body: writeErrorDocument(refusal, requestId) }
}
