import { expect, test } from 'vitest'
import { parseTableCursor, writeTableCursor } from './table-cursor.ts'
import { isNarrowed, readTableView, tableSorts, wholeTable, writeTablePath } from './table-view.ts'

const fieldsOf = (path: string) => Object.fromEntries(new URL(path, 'https://portal.example').searchParams)

test('a view comes back from the address that it was kept in', () => {
  const view = {
    search: 'Größe & Co',
    library: 'films',
    kind: 'SERIES',
    status: 'DRAFT',
    genre: 'Sci-Fi/Fantasy',
    year: 1999,
    preparation: 'failed',
    sort: 'name-z',
    columns: ['library', 'age'],
  } as const
  expect(readTableView(fieldsOf(writeTablePath(view)))).toEqual(view)
  expect(isNarrowed(view)).toBe(true)
})

test('the whole table has the plain address, and the plain address the whole table', () => {
  expect(writeTablePath(wholeTable)).toBe('/admin/titles')
  expect(readTableView({})).toEqual(wholeTable)
  expect(isNarrowed(wholeTable)).toBe(false)
})

test('what a form sends as repeated fields is read like a list', () => {
  expect(readTableView({ columns: ['year', 'library'] }).columns).toEqual(['library', 'year'])
})

test.each([
  ['an unknown status', { status: 'GONE' }],
  ['an unknown order', { sort: 'random()' }],
  ['a year of five digits', { year: '20000' }],
  ['a library with a quote', { library: "a'b" }],
  ['columns that are none', { columns: 'password' }],
  ['a NUL alone', { q: '\0' }],
])('%s is as if it were not there', (_label, fields) => {
  expect(readTableView(fields)).toEqual(wholeTable)
})

test('a cursor opens the order that it was written for and no other kind', () => {
  const id = '0197d2f0-0000-7000-8000-000000000001'
  const byYear = writeTableCursor({ value: 1999, id })
  expect(parseTableCursor(byYear, 'year')).toEqual({ value: 1999, id })
  for (const sort of tableSorts) {
    expect(parseTableCursor(byYear, sort) !== null).toBe(sort.startsWith('year'))
    expect(parseTableCursor('bm9uc2Vuc2U', sort)).toBeNull()
  }
})
