import { pipeline } from 'node:stream'
import type { Behaviour } from '#core/distribution/distribution.ts'
import type { CachedObject, ObjectCache } from '#local/edge/cache/object-cache.ts'
import { headersToPass } from '#local/edge/cache/passed-headers.ts'
import type { Exchange } from '#local/edge/exchange.ts'
import { refusalBody, type RefusalCode } from '#local/edge/gate/refusal.ts'
import type { OriginAnswer } from '#local/edge/origins/bucket-origin.ts'
import { judgeConditions, mayUseRange } from './conditions.ts'
import { appendCors, preflightHeaders } from './cors.ts'
import type { CacheWord, EdgeHeaders } from './edge-headers.ts'
import { edgeErrors, errorPage, type EdgeError } from './error-page.ts'
import { parseRange } from './range.ts'

/** Everything the edge can say to a viewer of a media behaviour. Each call ends the response. */
export type Answers = {
  refuse(exchange: Exchange, code: RefusalCode): void
  fail(exchange: Exchange, error: EdgeError): void
  preflight(exchange: Exchange): void
  sendObject(exchange: Exchange, object: CachedObject, word: CacheWord): void
  sendStream(exchange: Exchange, answer: OriginAnswer): void
}

/**
 * @param corsOnRefusal Puts CORS headers on the edge's own refusals too; CloudFront's captured ones carry none.
 * @param clock Epoch milliseconds.
 */
export function createAnswers(options: {
  edgeHeaders: EdgeHeaders
  cache: ObjectCache
  corsOnRefusal: boolean
  clock: () => number
}): Answers {
  const { edgeHeaders, cache, corsOnRefusal, clock } = options

  function sendOwn(exchange: Exchange, status: number, type: string, body: Buffer): void {
    const { request, response, behaviour } = exchange
    const connection = response.shouldKeepAlive ? 'keep-alive' : 'close'
    const list = ['Server', 'CloudFront', 'Date', edgeHeaders.date(), 'Content-Type', type]
    list.push('Content-Length', String(body.length), 'Connection', connection)
    edgeHeaders.append(list, 'Error')
    if (corsOnRefusal) appendCors(list, behaviour.cors, request.headers.origin)
    exchange.cacheWord = 'Error'
    response.writeHead(status, list)
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  /** The part of a head that every answer of the bucket shares. */
  function begin({ behaviour, request }: Exchange, fixed: readonly string[], word: CacheWord): string[] {
    const list = ['Date', edgeHeaders.date(), ...fixed]
    appendCors(list, behaviour.cors, request.headers.origin)
    edgeHeaders.append(list, word)
    return list
  }

  /** A kept object's fixed headers are put together once: its path belongs to one behaviour. */
  const fixedHeaders = new WeakMap<CachedObject, readonly string[]>()
  function fixedOf(object: CachedObject, behaviour: Behaviour): readonly string[] {
    let fixed = fixedHeaders.get(object)
    if (!fixed) fixedHeaders.set(object, (fixed = withOverrides(object.headers, behaviour)))
    return fixed
  }

  function sendObject(exchange: Exchange, object: CachedObject, word: CacheWord): void {
    const { request, response } = exchange
    const { body, status } = object
    const list = begin(exchange, fixedOf(object, exchange.behaviour), status >= 400 ? 'Error' : word)
    exchange.cacheWord = word
    if (word !== 'Miss') list.push('Age', String(Math.max(0, Math.floor((clock() - object.storedAtMs) / 1000))))
    if (status !== 200) return sendBody(exchange, status, list, object, body)

    const condition = judgeConditions(request.headers, object)
    if (condition === 304) {
      response.writeHead(304, withoutContent(list))
      response.end()
      return
    }
    list.push('Accept-Ranges', 'bytes')
    if (condition === 412) return sendBody(exchange, 412, withoutContent(list), object, empty)
    const mayRange = request.method === 'GET' && mayUseRange(request.headers['if-range'], object)
    const range = mayRange ? parseRange(request.headers.range, body.length) : null
    if (range === null) return sendBody(exchange, 200, list, object, body)
    if (range === 'unsatisfiable') {
      list.push('Content-Range', `bytes */${body.length}`)
      return sendBody(exchange, 416, withoutContent(list), object, empty)
    }
    list.push('Content-Range', `bytes ${range.first}-${range.last}/${body.length}`)
    sendBody(exchange, 206, list, object, body.subarray(range.first, range.last + 1))
  }

  function sendBody(exchange: Exchange, status: number, list: string[], object: CachedObject, part: Buffer): void {
    const { request, response } = exchange
    list.push('Content-Length', String(part.length))
    response.writeHead(status, list)
    if (request.method === 'HEAD' || part.length === 0) {
      response.end()
      return
    }
    const text = part === object.body ? object.text() : null
    if (text === null) response.end(part)
    else response.end(text, 'latin1')
    // What the kernel did not take at once stays referenced, and accounted for, until the viewer has it or leaves.
    if (request.socket.writableLength > 0) response.once('close', cache.pin(object))
  }

  return {
    sendObject,
    refuse(exchange, code) {
      exchange.code = code
      sendOwn(exchange, 403, 'text/xml', refusalBody(code))
    },
    fail(exchange, error) {
      exchange.code = error
      sendOwn(exchange, edgeErrors[error].status, 'text/html', errorPage(error))
    },
    preflight(exchange) {
      const { request, response, behaviour } = exchange
      const { origin, 'access-control-request-method': method } = request.headers
      const granted = preflightHeaders(behaviour.cors, {
        origin,
        method: typeof method === 'string' ? method : undefined,
      })
      const list = ['Date', edgeHeaders.date(), ...(granted ?? ['Vary', 'Origin']), 'Content-Length', '0']
      edgeHeaders.append(list, granted ? 'Miss' : 'Error')
      exchange.cacheWord = granted ? 'Miss' : 'Error'
      response.writeHead(granted ? 200 : 403, list)
      response.end()
    },
    sendStream(exchange, answer) {
      const { request, response } = exchange
      const fixed = withOverrides(headersToPass(answer.headers), exchange.behaviour)
      const list = begin(exchange, fixed, answer.status >= 400 ? 'Error' : 'Miss')
      const { 'content-length': length, 'accept-ranges': ranges } = answer.headers
      if (length !== undefined) list.push('Content-Length', length)
      if (ranges !== undefined) list.push('Accept-Ranges', ranges)
      exchange.cacheWord = 'Miss'
      response.writeHead(answer.status, list)
      if (request.method === 'HEAD' || answer.status === 304) {
        answer.body.resume()
        response.end()
        return
      }
      // A body that breaks off breaks the response off as well: the viewer must not take it for whole.
      pipeline(answer.body, response, () => undefined)
    },
  }
}

/** The bucket's headers and the behaviour's; where both name one, the behaviour's counts. */
function withOverrides(passed: readonly string[], { responseHeaders }: Behaviour): string[] {
  const overriding = Object.keys(responseHeaders)
  const isOverridden = (at: number): boolean => overriding.includes(passed[at - (at % 2)] ?? '')
  const own = passed.filter((_text, at) => !isOverridden(at))
  return [...own, ...overriding.flatMap((name) => [name, responseHeaders[name] ?? ''])]
}

const empty = Buffer.alloc(0)
const ofContent = new Set(['Content-Type', 'Content-Encoding', 'Content-Disposition', 'Content-Language'])

/** The head of an answer that carries no part of the object (RFC 9110 §15.4.5). */
function withoutContent(list: readonly string[]): string[] {
  return list.filter((_text, at) => !ofContent.has(list[at - (at % 2)] ?? ''))
}
