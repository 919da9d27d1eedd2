import { randomBytes, randomFillSync } from 'node:crypto'

/** How an answer came to be, in CloudFront's words. */
export type CacheWord = 'Hit' | 'RefreshHit' | 'Miss' | 'Error'

/** Writes the headers that CloudFront puts on every answer. */
export type EdgeHeaders = {
  /** Appends name, value, name, value… to the list. */
  append(list: string[], word: CacheWord): void
  /** The current value of `Date`, RFC 9110 §5.6.7. */
  date(): string
}

const idBytes = 40
const xCache: Readonly<Record<CacheWord, string>> = {
  Hit: 'Hit from cloudfront',
  RefreshHit: 'RefreshHit from cloudfront',
  Miss: 'Miss from cloudfront',
  Error: 'Error from cloudfront',
}

/** @param clock Milliseconds since the epoch. */
export function createEdgeHeaders(clock: () => number): EdgeHeaders {
  const via = `1.1 ${randomBytes(16).toString('hex')}.cloudfront.net (CloudFront)`
  const pop = 'LCL50-P1'
  const pool = Buffer.alloc(idBytes * 200)
  let poolAt = pool.length
  let dateSecond = -1
  let dateText = ''

  /** 56 characters that end in `==`; drawn from a pool, since each call to the generator costs more than the text. */
  function nextId(): string {
    if (poolAt >= pool.length) {
      randomFillSync(pool)
      poolAt = 0
    }
    const id = pool.toString('base64url', poolAt, poolAt + idBytes)
    poolAt += idBytes
    return `${id}==`
  }

  return {
    append(list, word) {
      list.push('X-Cache', xCache[word], 'Via', via, 'X-Amz-Cf-Pop', pop, 'X-Amz-Cf-Id', nextId())
    },
    date() {
      const second = Math.floor(clock() / 1000)
      if (second !== dateSecond) {
        dateSecond = second
        dateText = new Date(second * 1000).toUTCString()
      }
      return dateText
    },
  }
}
