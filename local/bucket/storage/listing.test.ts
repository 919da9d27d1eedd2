import { expect, test } from 'vitest'
import { compareKeys } from './key-order.ts'
import { listKeys, type ListingQuery } from './listing.ts'

const everything: ListingQuery = { prefix: '', delimiter: '', after: '', mostEntries: 1000 }

test('keys are ordered as their UTF-8 bytes are, surrogates too', () => {
  const characters = [
    '',
    'a',
    'Z',
    '~',
    '\u007f',
    'é',
    '\ud7ff',
    '\ue000',
    '\uff5e',
    '\u{10000}',
    '\u{1f3ac}',
    '\u{10ffff}',
  ]
  const keys = characters.flatMap((one) => characters.map((other) => `x${one}${other}`))
  const byBytes = [...keys].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  expect([...keys].sort(compareKeys)).toEqual(byBytes)
})

test('pages of any size, with any delimiter, give what one naive pass gives', () => {
  const keys = [
    'a',
    'a/',
    'a/b',
    'a/b/c',
    'a//x',
    'ab',
    'b/',
    'b/1',
    'b/2',
    'b0',
    'c--d',
    'c--e',
    'c-',
    'é/x',
    '\u{1f3ac}/y',
  ].sort(compareKeys)
  for (const prefix of ['', 'a', 'a/', 'b/', 'c', 'x']) {
    for (const delimiter of ['', '/', '--']) {
      const expected = [
        ...new Set(keys.filter((key) => key.startsWith(prefix)).map((key) => rollUp(key, prefix, delimiter))),
      ]
      for (const mostEntries of [1, 2, 3, 1000]) {
        expect(
          walk(keys, { ...everything, prefix, delimiter, mostEntries }),
          JSON.stringify([prefix, delimiter, mostEntries]),
        ).toEqual(expected.sort(compareKeys))
      }
    }
  }
})

test('a folder of 100,000 keys is rolled up without looking at each', () => {
  const folder = Array.from({ length: 100_000 }, (_, index) => `big/${String(index).padStart(6, '0')}`)
  const looked = new Set<string>()
  const keys = new Proxy([...folder, 'next'], {
    get: (target, property, receiver) => {
      if (typeof property === 'string' && /^\d+$/.test(property)) looked.add(property)
      return Reflect.get(target, property, receiver) as unknown
    },
  })
  expect(listKeys(keys, { ...everything, delimiter: '/' })).toMatchObject({ commonPrefixes: ['big/'], keys: ['next'] })
  expect(looked.size).toBeLessThan(100)
})

function rollUp(key: string, prefix: string, delimiter: string): string {
  const cutAt = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return cutAt < 0 ? key : key.slice(0, cutAt + delimiter.length)
}

function walk(keys: readonly string[], query: ListingQuery): string[] {
  const seen: string[] = []
  for (let after = ''; ;) {
    const page = listKeys(keys, { ...query, after })
    expect(page.keys.length + page.commonPrefixes.length).toBeLessThanOrEqual(query.mostEntries)
    seen.push(...page.keys, ...page.commonPrefixes)
    if (!page.isTruncated) return seen.sort(compareKeys)
    after = page.last
  }
}
