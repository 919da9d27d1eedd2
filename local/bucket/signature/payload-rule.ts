import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'

/** What chunk signatures are checked with: each one covers the one before, the first the request's own. */
export type ChunkSeed = { key: Buffer; timestamp: string; scope: string; seedSignature: string }

/** How a body proves itself. `chunked` bodies are in `aws-chunked` encoding, signed chunk by chunk or not at all. */
export type PayloadRule =
  | { kind: 'unsigned' }
  | { kind: 'sha256'; hex: string }
  | { kind: 'chunked'; seed: ChunkSeed | null; hasTrailer: boolean }

/**
 * Reads the value of `x-amz-content-sha256`. Errors: `InvalidArgument` for a word that S3 does not know, and for ECDSA
 * chunks (SigV4A), which belong to multi-region access points.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function parsePayloadRule(payloadHash: string, seed: ChunkSeed): Result<PayloadRule, Refusal> {
  switch (payloadHash) {
    case 'UNSIGNED-PAYLOAD':
      return ok({ kind: 'unsigned' })
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return ok({ kind: 'chunked', seed: null, hasTrailer: true })
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return ok({ kind: 'chunked', seed, hasTrailer: false })
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return ok({ kind: 'chunked', seed, hasTrailer: true })
  }
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return ok({ kind: 'sha256', hex: payloadHash })
  return refuse(
    'InvalidArgument',
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a streaming word or a valid sha256 value.',
  )
}
