import { parseAmzDate } from '#core/aws-signature/amz-date.ts'
import { parseAuthorization, parseCredential, parseSignedHeaders } from '#core/aws-signature/authorization.ts'
import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { parameterOf, type Target } from '#local/bucket/incoming-target.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'

const longestPresignSeconds = 604_800

/** What a request says of its own signature, before anything of it is believed. */
export type Claim = {
  accessKeyId: string
  /** `YYYYMMDD/region/s3/aws4_request`. */
  scope: string
  region: string
  timestamp: string
  signedAt: Date
  /** Seconds after `signedAt`, for a presigned request; `null` when signed by header. */
  expiresSeconds: number | null
  signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  signature: string
}

/**
 * Reads the claim of a request, from the Authorization header or from the query, never from both.
 * Errors: `AccessDenied` for an anonymous request, `InvalidArgument`, `AuthorizationHeaderMalformed`,
 * `AuthorizationQueryParametersError`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function parseClaim(headers: IncomingHeaders, target: Target): Result<Claim, Refusal> {
  const authorization = headers.get('authorization')
  const isPresigned = parameterOf(target, 'X-Amz-Algorithm') !== null || parameterOf(target, 'X-Amz-Signature') !== null
  if (authorization !== undefined && isPresigned) return refuse('InvalidArgument', 'Only one auth mechanism allowed')
  if (isPresigned) return parseQueryClaim(target)
  if (authorization !== undefined) return parseHeaderClaim(authorization, headers)
  return refuse('AccessDenied')
}

function parseHeaderClaim(header: string, headers: IncomingHeaders): Result<Claim, Refusal> {
  const authorization = parseAuthorization(header)
  if (!authorization) return refuse('AuthorizationHeaderMalformed')
  const timestamp = headers.get('x-amz-date')
  if (timestamp === undefined) return refuse('AccessDenied', 'AWS authentication requires a valid x-amz-date header')
  return finishClaim({ ...authorization, timestamp, expiresSeconds: null }, 'AuthorizationHeaderMalformed')
}

function parseQueryClaim(target: Target): Result<Claim, Refusal> {
  const malformed = 'AuthorizationQueryParametersError'
  const names = target.parameters.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith('x-amz-'))
  if (new Set(names).size !== names.length) return refuse(malformed)

  const read = (name: string) => parameterOf(target, `X-Amz-${name}`) ?? ''
  if (read('Algorithm') !== 'AWS4-HMAC-SHA256' || !/^[0-9a-f]{64}$/.test(read('Signature'))) return refuse(malformed)
  if (!/^\d{1,9}$/.test(read('Expires'))) return refuse(malformed)
  const expiresSeconds = Number(read('Expires'))
  if (expiresSeconds < 1 || expiresSeconds > longestPresignSeconds) {
    return refuse(malformed, 'X-Amz-Expires must be between 1 and 604800 seconds')
  }
  return finishClaim(
    {
      credential: read('Credential'),
      signedHeaders: read('SignedHeaders'),
      signature: read('Signature'),
      timestamp: read('Date'),
      expiresSeconds,
    },
    malformed,
  )
}

type RawClaim = Pick<Claim, 'signature' | 'timestamp' | 'expiresSeconds'> & {
  credential: string
  signedHeaders: string
}

function finishClaim(raw: RawClaim, malformed: Refusal['code']): Result<Claim, Refusal> {
  const { signature, timestamp, expiresSeconds } = raw
  const credential = parseCredential(raw.credential)
  const signedAt = parseAmzDate(timestamp)
  const signedHeaders = parseSignedHeaders(raw.signedHeaders)
  if (credential === null || credential.service !== 's3') return refuse(malformed)
  if (signedAt === null || credential.date !== timestamp.slice(0, 8) || signedHeaders === null) return refuse(malformed)
  const { accessKeyId, region, scope } = credential
  return ok({ accessKeyId, scope, region, timestamp, signedAt, expiresSeconds, signedHeaders, signature })
}
