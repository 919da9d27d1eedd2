import { expect, test } from 'vitest'
import type { CacheRule } from '#core/distribution/distribution.ts'
import { freshSeconds } from './freshness.ts'

const rule: CacheRule = { kind: 'enabled', minSeconds: 5, defaultSeconds: 60, maxSeconds: 600, errorSeconds: 0 }

test.each([
  [{}, 60],
  [{ 'cache-control': 'max-age=100' }, 100],
  [{ 'cache-control': 'public, Max-Age=100, s-maxage=200' }, 200],
  [{ 'cache-control': 'max-age=0' }, 5],
  [{ 'cache-control': 'max-age=9999' }, 600],
  [{ 'cache-control': 'no-store' }, 5],
  [{ 'cache-control': 'private, max-age=100' }, 5],
  [{ 'cache-control': 'max-age=soon' }, 60],
  [{ expires: new Date(90_000).toUTCString() }, 90],
  [{ expires: 'never' }, 60],
])('%j is kept for %i seconds', (headers, seconds) => {
  expect(freshSeconds(rule, 200, headers, 0)).toBe(seconds)
})

test('errors follow the rule alone, and a disabled cache keeps nothing', () => {
  expect(freshSeconds(rule, 403, { 'cache-control': 'max-age=100' }, 0)).toBe(0)
  expect(freshSeconds({ ...rule, errorSeconds: 10 }, 404, {}, 0)).toBe(10)
  expect(freshSeconds({ kind: 'disabled' }, 200, { 'cache-control': 'max-age=100' }, 0)).toBe(0)
})
