import { expect, test } from 'vitest'
import { parseCallbackPath } from './callback-path.ts'

test.each(['/browse', '/watch/1?from=/titles/night-ferry', '/titles/a%20b#cast'])('keeps the path %s', (path) => {
  expect(parseCallbackPath(path, '/browse')).toBe(path)
})

test.each([
  ['nothing', undefined],
  ['a whole address', 'https://elsewhere.example/'],
  ['another host by two slashes', '//elsewhere.example'],
  ['another host by a backslash', '/\\elsewhere.example'],
  ['two slashes after dots', '/.//elsewhere.example'],
  ['a tab that browsers drop', '/\t/elsewhere.example'],
  ['a script', 'javascript:alert(1)'],
  ['a path without its slash', 'browse'],
])('falls back for %s', (_label, text) => {
  expect(parseCallbackPath(text, '/browse')).toBe('/browse')
})
