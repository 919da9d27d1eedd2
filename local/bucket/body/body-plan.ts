import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { PayloadRule } from '#local/bucket/signature/payload-rule.ts'
import { parsePromisedChecksum, type ChecksumAlgorithm, type PromisedChecksum } from './checksum.ts'

/** S3's limit for one Put and for one part: 5 GiB. */
const longestBodyBytes = 5 * 1024 ** 3

/** Everything a body has to agree with. */
export type BodyPlan = {
  payload: PayloadRule
  sizeBytes: number
  /** Base64; `null` when the request names none. */
  contentMd5: string | null
  promised: PromisedChecksum | null
  /** The checksum to compute, promised or not; `null` for none. */
  algorithm: ChecksumAlgorithm | null
}

/**
 * Reads what a request promises of its body.
 *
 * @param wanted Computed where the request promises no checksum of its own.
 *   Errors: `MissingContentLength`, `EntityTooLarge`, `InvalidDigest`, `InvalidRequest`.
 */
export function planBody(
  headers: IncomingHeaders,
  payload: PayloadRule,
  wanted: ChecksumAlgorithm | null = null,
): Result<BodyPlan, Refusal> {
  const length = headers.get(payload.kind === 'chunked' ? 'x-amz-decoded-content-length' : 'content-length')
  if (length === undefined || !/^\d{1,16}$/.test(length)) return refuse('MissingContentLength')
  const sizeBytes = Number(length)
  if (sizeBytes > longestBodyBytes) return refuse('EntityTooLarge')

  const contentMd5 = headers.get('content-md5') ?? null
  if (contentMd5 !== null && Buffer.from(contentMd5, 'base64').length !== 16) return refuse('InvalidDigest')
  const promised = parsePromisedChecksum(headers)
  if (!promised.ok) return promised
  if (promised.value?.value === null && !(payload.kind === 'chunked' && payload.hasTrailer)) {
    return refuse('InvalidRequest', 'A trailer was announced for a body that has none.')
  }
  const algorithm = promised.value?.algorithm ?? wanted
  return ok({ payload, sizeBytes, contentMd5, promised: promised.value, algorithm })
}
