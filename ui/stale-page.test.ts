import { beforeEach, expect, test, vi } from 'vitest'
import { isFromOlderBuild, reloadOnce, takeReloadNotice } from './stale-page.ts'

const named = (name: string, message = '') => Object.assign(new Error(message), { name })

beforeEach(() => sessionStorage.clear())

test.each([
  ['a script that is gone', named('ChunkLoadError')],
  ['a script that is gone, by its message', new Error('Failed to load chunk /_next/static/chunks/1.js')],
  ['an action that is gone', named('UnrecognizedActionError')],
])('%s is an older build’s', (_label, error) => {
  expect(isFromOlderBuild(error)).toBe(true)
})

test('any other fault is not', () => {
  expect([new Error('no'), 'ChunkLoadError', null].map(isFromOlderBuild)).toEqual([false, false, false])
})

test('the page is loaded once, and again only a minute later', () => {
  const reload = vi.fn()
  const tried = [1_000_000, 1_030_000, 1_060_000].map((now) => reloadOnce(sessionStorage, now, reload))
  expect(tried).toEqual([true, false, true])
  expect(reload).toHaveBeenCalledTimes(2)
})

test('the new page says once why it was loaded', () => {
  expect(takeReloadNotice(sessionStorage)).toBe(false)
  reloadOnce(sessionStorage, 1_000_000, () => undefined)
  expect([takeReloadNotice(sessionStorage), takeReloadNotice(sessionStorage)]).toEqual([true, false])
})
