import type { CacheRule } from '#core/distribution/distribution.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { BucketOrigin, OriginAnswer, OriginFailure } from '#local/edge/origins/bucket-origin.ts'
import { createRecentMap } from '#core/recent-map.ts'
import { freshSeconds } from './freshness.ts'
import type { CachedObject, ObjectCache } from './object-cache.ts'
import { headersToPass } from './passed-headers.ts'
import { readWhole } from './whole-body.ts'

/** What a read gave: a whole object, or the word that this one is better streamed to each viewer. */
export type SharedRead = { kind: 'object'; object: CachedObject; word: 'Miss' | 'RefreshHit' } | { kind: 'stream' }

/** Reads whole objects from the bucket into the cache, one read for everyone who waits for the same path. */
export type SharedReads = {
  read(path: string, rule: CacheRule, stale: CachedObject | undefined): Promise<Result<SharedRead, OriginFailure>>
  /** Says whether this path is known to be streamed, so that its range can be asked of the bucket at once. */
  isStreamed(path: string): boolean
}

const streamed = ok<SharedRead>({ kind: 'stream' })
const rememberedStreams = 10_000

/**
 * @param maxObjectBytes Larger objects are not kept, nor ever wholly in memory.
 * @param clock Epoch milliseconds.
 */
export function createSharedReads(options: {
  bucket: BucketOrigin
  cache: ObjectCache
  maxObjectBytes: number
  clock: () => number
}): SharedReads {
  const { bucket, cache, maxObjectBytes, clock } = options
  const underWay = new Map<string, Promise<Result<SharedRead, OriginFailure>>>()
  const streams = createRecentMap<true>(rememberedStreams)

  async function load(path: string, rule: CacheRule, stale?: CachedObject): Promise<Result<SharedRead, OriginFailure>> {
    const generation = cache.generation()
    const headers: Record<string, string> = stale?.etag ? { 'if-none-match': stale.etag } : {}
    const answered = await bucket.read({ method: 'GET', path, headers })
    if (!answered.ok) return answered
    const answer = answered.value
    const nowMs = clock()
    const lifeMs = freshSeconds(rule, answer.status, answer.headers, nowMs) * 1000

    if (answer.status === 304 && stale) {
      answer.body.resume()
      stale.storedAtMs = nowMs
      stale.freshUntilMs = nowMs + lifeMs
      return ok({ kind: 'object', object: stale, word: 'RefreshHit' })
    }
    const length = lengthOf(answer)
    const reservation = length !== null && length <= maxObjectBytes ? cache.reserve(memoryBytes(length)) : null
    if (length === null || !reservation) {
      answer.body.destroy()
      if (length !== null && length > maxObjectBytes) streams.set(path, true)
      return streamed
    }
    const body = await readWhole(answer.body, length)
    if (!body) {
      reservation.release()
      return err('originUnreachable')
    }
    const object = describe(answer, body, nowMs, nowMs + lifeMs)
    reservation.fill(object, lifeMs > 0 && generation === cache.generation() ? path : null)
    return ok({ kind: 'object', object, word: 'Miss' })
  }

  return {
    isStreamed: (path) => streams.get(path) === true,
    read(path, rule, stale) {
      const present = underWay.get(path)
      if (present) return present
      const started = load(path, rule, stale).finally(() => underWay.delete(path))
      underWay.set(path, started)
      return started
    },
  }
}

/** Bodies up to so many bytes are kept as text too; beyond it, copying costs what the write saves. */
const mostTextBytes = 8 * 1024

/** What a body takes in memory: a small one is held twice. */
function memoryBytes(length: number): number {
  return length <= mostTextBytes ? 2 * length : length
}

function describe(answer: OriginAnswer, body: Buffer, storedAtMs: number, freshUntilMs: number): CachedObject {
  const { status, headers } = answer
  const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null }
  let kept: string | null = null
  const text = (): string | null => (body.length <= mostTextBytes ? (kept ??= body.toString('latin1')) : null)
  return { status, headers: headersToPass(headers), ...validators, body, text, storedAtMs, freshUntilMs }
}

/** The stated length; `null` where it is missing or not a number, and then nothing can be reserved for it. */
function lengthOf({ headers }: OriginAnswer): number | null {
  const text = headers['content-length']
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : null
}
