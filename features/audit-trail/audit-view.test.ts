import { expect, test } from 'vitest'
import { parseAuditCursor, readAuditView, writeAuditPath } from './audit-view.ts'

const id = '0197d2f0-0000-7000-8000-00000000000e'
const whole = { actor: null, action: null, subject: null, from: null, until: null }

test('a view and its place are what their address says', () => {
  const view = { actor: id, action: 'share.revoked', subject: 'a1b2', from: '2026-01-31', until: '2026-02-28' } as const
  const cursor = { at: new Date('2026-02-03T04:05:06.789Z'), id }
  const fields = Object.fromEntries(new URL(writeAuditPath(view, cursor), 'http://portal.test').searchParams)
  expect(readAuditView(fields)).toEqual(view)
  expect(parseAuditCursor(fields)).toEqual(cursor)
  expect(readAuditView({ actor: 'portal' })).toEqual({ ...whole, actor: 'portal' })
  expect(writeAuditPath(whole)).toBe('/admin/audit')
})

test.each([
  { actor: "'; DROP TABLE" },
  { action: 'share.unheard-of' },
  { action: '' },
  { subject: 'a b\0' },
  { subject: 'x'.repeat(65) },
  { from: '2026-02-30' },
  { until: 'tomorrow' },
  { from: '0000-01-01' },
  { actor: ['', id] },
  {},
])('what is not in the form expected is as if it were not there: %o', (fields) => {
  expect(readAuditView(fields)).toEqual(whole)
})

test.each([
  '',
  '_',
  `2026-02-30T00:00:00Z_${id}`,
  `0000-01-01T00:00:00Z_${id}`,
  `2026-02-03T04:05:06.789Z_${id}_x`,
  ['a', 'b'],
])('a place that nobody wrote begins at the newest: %o', (after) => expect(parseAuditCursor({ after })).toBeNull())
