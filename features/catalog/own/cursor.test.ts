import { expect, test } from 'vitest'
import { parseCursor, writeCursor } from './cursor.ts'

const cursor = { at: new Date('2026-06-15T12:00:00.123Z'), id: '0199c0de-0000-7000-8000-000000000000' }

test('what is written is read', () => {
  expect(parseCursor(writeCursor(cursor))).toEqual(cursor)
})

test.each([
  undefined,
  '',
  '1',
  '1-2',
  `x-${cursor.id}`,
  `1-${cursor.id}'`,
  [writeCursor(cursor)],
  `1-${'-'.repeat(36)}`,
])('%j begins at the first page', (text) => {
  expect(parseCursor(text)).toBeNull()
})
