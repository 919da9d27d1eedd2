import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createObjectCache, type CachedObject, type ObjectCache } from './object-cache.ts'

const entryBytes = 1024
const bodyBytes = 9 * 1024

function object(): CachedObject {
  const body = Buffer.alloc(bodyBytes)
  return {
    status: 200,
    headers: [],
    etag: null,
    lastModified: null,
    body,
    text: () => null,
    storedAtMs: 0,
    freshUntilMs: 1,
  }
}

/** Room for three objects. */
function threeFit(): ObjectCache {
  return createObjectCache({ maxBytes: 3 * (bodyBytes + entryBytes) })
}

async function store(cache: ObjectCache, key: string): Promise<CachedObject> {
  const kept = object()
  cache.reserve(bodyBytes)?.fill(kept, key)
  await nextTurn()
  return kept
}

test('drops what was not used for longest', async () => {
  const cache = threeFit()
  for (const key of ['a', 'b', 'c']) await store(cache, key)
  cache.get('a')
  await store(cache, 'd')
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true])
})

test('what is being sent is counted until it has been sent, dropped or not', async () => {
  const cache = threeFit()
  const letGo = []
  for (const key of ['a', 'b', 'c']) letGo.push(cache.pin(await store(cache, key)))
  expect(cache.reserve(bodyBytes)).toBeNull()
  cache.invalidate('*')
  expect(cache.get('a')).toBeUndefined()
  expect(cache.reserve(bodyBytes)).toBeNull()
  letGo[0]?.()
  const room = cache.reserve(bodyBytes)
  expect(room).not.toBeNull()
  room?.release()
  letGo[1]?.()
  letGo[2]?.()
  expect(cache.heldBytes()).toBe(0)
})

test('room taken for reads under way counts too, and comes back', () => {
  const cache = threeFit()
  const rooms = [cache.reserve(bodyBytes), cache.reserve(bodyBytes), cache.reserve(bodyBytes)]
  expect(cache.reserve(0)).toBeNull()
  for (const room of rooms) room?.release()
  expect(cache.heldBytes()).toBe(0)
  expect(cache.reserve(100 * 1024)).toBeNull()
})

test('an object without a key is held only while it is sent', async () => {
  const cache = threeFit()
  cache.reserve(bodyBytes)?.fill(object(), null)
  expect(cache.heldBytes()).toBe(bodyBytes + entryBytes)
  await nextTurn()
  expect(cache.heldBytes()).toBe(0)
})

test('replacing a key frees what it held', async () => {
  const cache = threeFit()
  const [first, second] = [await store(cache, 'a'), await store(cache, 'a')]
  expect(cache.get('a')).toBe(second)
  expect(cache.get('a')).not.toBe(first)
  expect(cache.heldBytes()).toBe(bodyBytes + entryBytes)
})
