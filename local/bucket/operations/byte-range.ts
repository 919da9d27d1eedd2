import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a Range header against a size; `null` means the whole content: no header, several ranges, or a malformed one,
 * which S3 ignores (RFC 9110 §14.2). Errors: `InvalidRange` when no byte of it exists.
 */
export function parseRange(header: string | undefined, sizeBytes: number): Result<ByteRange | null, Refusal> {
  const fields = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  const [, first = '', last = ''] = fields ?? []
  if (!fields || (first === '' && last === '')) return ok(null)
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? refuse('InvalidRange') : ok({ start: sizeBytes - length, end: sizeBytes - 1 })
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return ok(null)
  return start >= sizeBytes ? refuse('InvalidRange') : ok({ start, end })
}
