import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { WriteCondition } from '#local/bucket/storage/object-store.ts'
import type { ObjectRecord } from '#local/bucket/storage/records.ts'

/** What the conditions of a read lead to. */
export type ReadVerdict = 'proceed' | 'not-modified' | 'failed'

type Validators = Pick<ObjectRecord, 'etag' | 'modifiedAt'>

/**
 * Judges the conditions of a read in RFC 9110 §13.2.2's order.
 *
 * @param prefix Put before the header names: `x-amz-copy-source-` for the source of a copy.
 */
export function judgeRead({ etag, modifiedAt }: Validators, headers: IncomingHeaders, prefix = ''): ReadVerdict {
  const ifMatch = headers.get(`${prefix}if-match`)
  const ifNoneMatch = headers.get(`${prefix}if-none-match`)
  const unmodifiedSince = parseDate(headers.get(`${prefix}if-unmodified-since`))
  const modifiedSince = parseDate(headers.get(`${prefix}if-modified-since`))
  const modifiedSeconds = Math.floor(Date.parse(modifiedAt) / 1000)

  if (ifMatch !== undefined && !namesTag(ifMatch, etag)) return 'failed'
  if (ifMatch === undefined && unmodifiedSince !== null && modifiedSeconds > unmodifiedSince) return 'failed'
  if (ifNoneMatch !== undefined) return namesTag(ifNoneMatch, etag) ? 'not-modified' : 'proceed'
  return modifiedSince !== null && modifiedSeconds <= modifiedSince ? 'not-modified' : 'proceed'
}

/**
 * Reads the condition of a write: `If-None-Match: *` (only where nothing stands) or `If-Match` (only over that version).
 * Errors: `NotImplemented` for another `If-None-Match`; the condition's own: `PreconditionFailed`, `NoSuchKey`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function parseWriteCondition(headers: IncomingHeaders): Result<WriteCondition, Refusal> {
  const ifNoneMatch = headers.get('if-none-match')
  const ifMatch = headers.get('if-match')
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') return refuse('NotImplemented')
  return ok((standing) => {
    if (ifNoneMatch !== undefined && standing) return refuse('PreconditionFailed')
    if (ifMatch === undefined) return ok(null)
    if (!standing) return refuse('NoSuchKey')
    return namesTag(ifMatch, standing.etag) ? ok(null) : refuse('PreconditionFailed')
  })
}

/** Says whether a list of entity tags, quoted or bare, names this one; `*` names any. */
export function namesTag(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replace(/^"|"$/g, ''))
    .some((tag) => tag === '*' || tag === etag)
}

/** Whole seconds; a date that does not parse is ignored (RFC 9110 §13.1.3). */
function parseDate(text: string | undefined): number | null {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000)
}
