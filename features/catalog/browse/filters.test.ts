import { expect, test } from 'vitest'
import { parseCursor, writeCursor } from './cursor.ts'
import { activeFilters, readFilters, sortKeys, writeListPath } from './filters.ts'

const poetry = { kind: 'genre' as const, slug: 'poetry', name: 'Poetry', values: ['Poetry'], count: 2 }

test('an address says the filters that are on and nothing else, and reads as what it says', () => {
  const filters = readFilters({ genre: 'poetry', length: '15-40', sort: 'name', audio: '', page: '3' }, [poetry])
  expect(activeFilters(filters)).toEqual(['genre', 'length'])
  const path = writeListPath('/browse/films', filters, { pages: '2' })
  expect(path).toBe('/browse/films?genre=poetry&length=15-40&sort=name&pages=2')
  const again = Object.fromEntries(new URL(path, 'https://example.com').searchParams)
  expect(readFilters(again, [poetry])).toEqual(filters)
  expect(writeListPath('/browse/films', readFilters({}, []))).toBe('/browse/films')
})

test.each(sortKeys)('a cursor of the order %s is read again, one that was changed is not', (sort) => {
  const value = { newest: '2026-01-01T00:00:00.000Z', name: 'night ferry', year: 1931, longest: 61.5 }
  const kinds = { newest: value.newest, oldest: value.newest, name: value.name, 'name-z': value.name }
  const numbers = { year: value.year, 'year-old': value.year, longest: value.longest, shortest: value.longest }
  const cursor = { value: { ...kinds, ...numbers }[sort], id: '0199aaaa-0000-7000-8000-000000000001' }
  const text = writeCursor(cursor)
  expect(parseCursor(text, sort)).toEqual(cursor)
  for (const spoilt of ['', text.slice(3), `${text}!!`.repeat(40), writeCursor({ ...cursor, id: 'x' }), 'null', '%']) {
    expect(parseCursor(spoilt, sort)).toBeNull()
  }
})
