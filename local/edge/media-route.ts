import type { Answers } from './answers/answers.ts'
import type { ObjectCache } from './cache/object-cache.ts'
import type { SharedReads } from './cache/shared-reads.ts'
import type { Exchange } from './exchange.ts'
import type { BucketOrigin } from './origins/bucket-origin.ts'

/** What a viewer may ask of the bucket; nothing else of the request gets there. */
const passedConditions = [
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const

/**
 * Serves an admitted request from the cache, else from the bucket. The key is the path alone: neither the signing
 * parameters nor a viewer's own query change what is read.
 */
export function createMediaRoute(parts: {
  bucket: BucketOrigin
  cache: ObjectCache
  reads: SharedReads
  answers: Answers
  clock: () => number
}): (exchange: Exchange) => void {
  const { bucket, cache, reads, answers, clock } = parts

  async function readShared(exchange: Exchange): Promise<void> {
    const { path } = exchange.target
    const read = await reads.read(path, exchange.behaviour.cache, cache.get(path))
    if (exchange.response.destroyed) return
    if (!read.ok) answers.fail(exchange, read.error)
    else if (read.value.kind === 'object') answers.sendObject(exchange, read.value.object, read.value.word)
    else await readAlone(exchange)
  }

  async function readAlone(exchange: Exchange): Promise<void> {
    const { request, response, target } = exchange
    const headers: Record<string, string> = {}
    for (const name of passedConditions) {
      const value = request.headers[name]
      if (typeof value === 'string') headers[name] = value
    }
    const leaving = new AbortController()
    response.once('close', () => {
      leaving.abort()
    })
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    const answer = await bucket.read({ method, path: target.path, headers }, leaving.signal)
    if (response.destroyed) {
      if (answer.ok) answer.value.body.destroy()
      return
    }
    if (answer.ok) answers.sendStream(exchange, answer.value)
    else answers.fail(exchange, answer.error)
  }

  return (exchange) => {
    const { path } = exchange.target
    const object = cache.get(path)
    if (object && clock() < object.freshUntilMs) {
      answers.sendObject(exchange, object, 'Hit')
      return
    }
    const isAlone = exchange.request.method === 'HEAD' || reads.isStreamed(path)
    const served = isAlone ? readAlone(exchange) : readShared(exchange)
    served.catch(() => exchange.response.destroy())
  }
}
