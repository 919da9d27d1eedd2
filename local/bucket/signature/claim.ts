import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { parameterOf, type Target } from '#local/bucket/incoming-target.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import { parseAmzDate } from './amz-date.ts'

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

function parseHeaderClaim(authorization: string, headers: IncomingHeaders): Result<Claim, Refusal> {
  const fields = /^AWS4-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/.exec(
    authorization,
  )
  if (!fields) return refuse('AuthorizationHeaderMalformed')
  const timestamp = headers.get('x-amz-date')
  if (timestamp === undefined) return refuse('AccessDenied', 'AWS authentication requires a valid x-amz-date header')
  const [, credential = '', signedHeaders = '', signature = ''] = fields
  return finishClaim(
    { credential, signedHeaders, signature, timestamp, expiresSeconds: null },
    'AuthorizationHeaderMalformed',
  )
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
  const { credential, signature, timestamp, expiresSeconds } = raw
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/')
  const signedAt = parseAmzDate(timestamp)
  if (!accessKeyId || !region || service !== 's3' || terminator !== 'aws4_request' || rest.length > 0)
    return refuse(malformed)
  if (signedAt === null || date !== timestamp.slice(0, 8)) return refuse(malformed)

  const signedHeaders = raw.signedHeaders.split(';')
  const isSorted = signedHeaders.every((name, index) => index === 0 || (signedHeaders[index - 1] ?? '') < name)
  if (!isSorted || !signedHeaders.includes('host')) return refuse(malformed)
  const scope = `${date}/${region}/s3/aws4_request`
  return ok({ accessKeyId, scope, region, timestamp, signedAt, expiresSeconds, signedHeaders, signature })
}
