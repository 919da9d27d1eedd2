import { expect, test } from 'vitest'
import { readResource, type SignedBy } from './resource.ts'

function covers(resource: string | undefined, address: string, signedBy: SignedBy = 'cookies'): boolean {
  const [, scheme, host = '', path = '', query] = /^(https?):\/\/([^/]+)([^?]*)(?:\?(.*))?$/.exec(address) ?? []
  return readResource(
    resource,
    signedBy,
  )({
    scheme: scheme === 'http' ? 'http' : 'https',
    host,
    path,
    query: query ?? null,
  })
}

test.each([
  ['https://h/a/*', 'https://h/a/x/y.m4s?q=1'],
  ['https://h/a/*', 'https://h/a/'],
  ['http://h:4000/a/*', 'http://h:4000/a/x'],
  ['http*://h/a/*', 'http://h/a/x'],
  ['http*://h/a/*', 'https://h/a/x'],
  ['https://*.h.test/a/*', 'https://m.h.test/a/x'],
  ['https://m?.test/a', 'https://m1.test/a'],
  ['https://h*', 'https://h/any/thing?at=all'],
  ['https://*', 'https://any/thing'],
  ['https://h/*.m3u8', 'https://h/a/b/master.m3u8'],
  ['https://h/a?b', 'https://h/axb'],
  ['https://h/a?v=1', 'https://h/a?v=1'],
  ['https://h/a?v=*', 'https://h/a?v=77'],
  ['https://h/a?*', 'https://h/a?v=77'],
  ['https://h/a?*', 'https://h/a'],
  ['https://h/a*?*', 'https://h/a'],
  ['https://*.h:8443/a', 'https://m.h:8443/a'],
  ['https://h/s-?.m4s?v=1', 'https://h/s-7.m4s?v=1'],
  ['https://h/*zip*', 'https://h/a/game.zip?licence=1'],
  ['*', 'http://any/thing?x'],
  [undefined, 'http://any/thing?x'],
])('%s covers %s', (resource, address) => {
  expect(covers(resource, address)).toBe(true)
})

test.each([
  ['https://h/a/*', 'https://h/a'],
  ['https://h/a/*', 'https://h/ab/x'],
  ['https://h/a/*', 'http://h/a/x'],
  ['https://h/a/*', 'https://h:443/a/x'],
  ['https://h/a/*', 'https://g/a/x'],
  ['https://*.h.test/a/*', 'https://evil/x.h.test/a/x'],
  ['https://h/*.m3u8', 'https://h/secret.m4s?x=.m3u8'],
  ['https://h/*.m3u8', 'https://h/master.m3u8?v=1'],
  ['https://h/a?b', 'https://h/ab'],
  ['https://h/a?b', 'https://h/axxb'],
  ['https://h/a?v=1', 'https://h/a?v=2'],
  ['https://h/a?v=*', 'https://h/a'],
  ['https://h/a?*', 'https://h/b'],
  ['https://h*', 'https://h:8443/a'],
  ['https://*/a', 'https://h:8443/a'],
  ['https://*.h:8443/a', 'https://m.h/a'],
  ['https://h/a?v=1', 'https://h/a'],
  ['https://h/a\\?v=1', 'https://h/a?v=1'],
  ['https://h/a', 'https://h/a?'],
  ['https://h', 'https://h/a'],
  ['h/a/*', 'https://h/a/x'],
  ['ftp://h/a/*', 'https://h/a/x'],
  ['http?://h/a/*', 'https://h/a/x'],
  ['*://h/a/*', 'https://h/a/x'],
  ['https:///a/*', 'https://h/a/x'],
])('%s does not cover %s', (resource, address) => {
  expect(covers(resource, address)).toBe(false)
})

test('a URL may name any protocol, cookies may not', () => {
  for (const resource of ['*://h/a/*', '*h/a/*']) {
    expect(covers(resource, 'https://h/a/x', 'url')).toBe(true)
    expect(covers(resource, 'https://h/a/x', 'cookies')).toBe(false)
  }
})
