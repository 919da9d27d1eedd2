import { expect, test } from 'vitest'
import { maskSecretPath } from './secret-paths.ts'

test.each([
  '/shares/abcTOKEN',
  '/shares/abcTOKEN/open',
  '//shares//abcTOKEN',
  '/./shares/./abcTOKEN',
  '/%73hares/abcTOKEN',
  '/%2573hares/abcTOKEN',
  '/Shares/abcTOKEN',
  '/x/..%2fshares%2fabcTOKEN',
  '/setup/abcTOKEN',
])('%s shows no token', (path) => {
  expect(maskSecretPath(path)).toMatch(/^\/(?:shares|setup)\/\*$/)
})

test.each(['/', '/browse', '/shares', '/library/films/a/master.m3u8', '/titles/shares', '/library/shares/a', '/%zz'])(
  '%s stays',
  (path) => {
    expect(maskSecretPath(path)).toBe(path)
  },
)
