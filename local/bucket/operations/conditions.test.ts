import { expect, test } from 'vitest'
import { judgeRead, parseWriteCondition } from './conditions.ts'

const object = { etag: 'abc', modifiedAt: '2026-01-05T12:00:00.900Z' }
const at = 'Mon, 05 Jan 2026 12:00:00 GMT'
const before = 'Mon, 05 Jan 2026 11:59:59 GMT'

test.each([
  [{}, 'proceed'],
  [{ 'if-match': '"abc"' }, 'proceed'],
  [{ 'if-match': '*' }, 'proceed'],
  [{ 'if-match': '"x", "abc"' }, 'proceed'],
  [{ 'if-match': '"x"' }, 'failed'],
  [{ 'if-unmodified-since': at }, 'proceed'],
  [{ 'if-unmodified-since': before }, 'failed'],
  [{ 'if-match': '"abc"', 'if-unmodified-since': before }, 'proceed'],
  [{ 'if-none-match': '"abc"' }, 'not-modified'],
  [{ 'if-none-match': 'W/"abc"' }, 'not-modified'],
  [{ 'if-none-match': '"x"', 'if-modified-since': at }, 'proceed'],
  [{ 'if-modified-since': at }, 'not-modified'],
  [{ 'if-modified-since': before }, 'proceed'],
  [{ 'if-modified-since': 'yesterday' }, 'proceed'],
])('%j: %s', (headers, verdict) => {
  expect(judgeRead(object, new Map(Object.entries(headers)))).toBe(verdict)
})

const standing = { ...object, key: 'k', sizeBytes: 0, headers: {}, blobs: [], checksum: null }

test.each([
  [{}, true, 'ok'],
  [{ 'if-none-match': '*' }, false, 'ok'],
  [{ 'if-none-match': '*' }, true, 'PreconditionFailed'],
  [{ 'if-match': '"abc"' }, true, 'ok'],
  [{ 'if-match': '"x"' }, true, 'PreconditionFailed'],
  [{ 'if-match': '"abc"' }, false, 'NoSuchKey'],
  [{ 'if-none-match': '"abc"' }, true, 'NotImplemented'],
])('a write with %j where something stands (%s): %s', (headers, isStanding, expected) => {
  const condition = parseWriteCondition(new Map(Object.entries(headers)))
  const decided = condition.ok ? condition.value(isStanding ? standing : null) : condition
  expect(decided.ok ? 'ok' : decided.error.code).toBe(expected)
})
