import { createHash, timingSafeEqual } from 'node:crypto'
import { parseAmzDate } from '#core/aws-signature/amz-date.ts'
import { parseAuthorization, parseCredential, parseSignedHeaders } from '#core/aws-signature/authorization.ts'
import { deriveSigningKey, hmac, writeCanonicalRequest, writeStringToSign } from '#core/aws-signature/string-to-sign.ts'
import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from './control-error.ts'

const allowedSkewMilliseconds = 5 * 60 * 1000

/** CloudFront is one service for the whole world; its requests are signed for this region. */
const region = 'us-east-1'
const service = 'cloudfront'

/** The one identity that may call. */
export type Caller = { accessKeyId: string; secretAccessKey: string }

/** A request with all of its body, before anyone is believed to have sent it. */
export type UnverifiedRequest = {
  method: string
  /** The path as sent. */
  path: string
  parameters: readonly (readonly [name: string, value: string])[]
  /** Values by name in lower case. */
  headers: ReadonlyMap<string, string>
  body: Buffer
}

/**
 * Verifies that the caller signed this request, body included, within five minutes of `now`. Errors, in this order:
 * `MissingAuthenticationToken`, `IncompleteSignature`, `InvalidClientTokenId` (temporary credentials), `AccessDenied`
 * (another identity), `SignatureDoesNotMatch` (another region or service), `RequestExpired`, `SignatureDoesNotMatch`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifyCaller(request: UnverifiedRequest, caller: Caller, now: Date): Result<null, Refusal> {
  const { headers, body } = request
  const header = headers.get('authorization')
  if (header === undefined) return refuse('MissingAuthenticationToken')
  const authorization = parseAuthorization(header)
  const credential = parseCredential(authorization?.credential ?? '')
  const signedHeaders = parseSignedHeaders(authorization?.signedHeaders ?? '')
  const timestamp = headers.get('x-amz-date') ?? ''
  const signedAt = parseAmzDate(timestamp)
  if (!authorization || !credential || !signedHeaders || !signedAt) return refuse('IncompleteSignature')
  if (credential.date !== timestamp.slice(0, 8)) return refuse('IncompleteSignature')
  const isCovered = [...headers.keys()].every((name) => !name.startsWith('x-amz-') || signedHeaders.includes(name))
  if (!isCovered) return refuse('IncompleteSignature', 'An x-amz- header is not signed.')

  if (headers.has('x-amz-security-token')) return refuse('InvalidClientTokenId')
  if (credential.accessKeyId !== caller.accessKeyId) return refuse('AccessDenied')
  if (credential.region !== region || credential.service !== service) {
    return refuse('SignatureDoesNotMatch', `The credential must be scoped to ${region}/${service}.`)
  }
  if (Math.abs(now.getTime() - signedAt.getTime()) > allowedSkewMilliseconds) return refuse('RequestExpired')

  const payloadHash = createHash('sha256').update(body).digest('hex')
  const declared = headers.get('x-amz-content-sha256') ?? payloadHash
  const canonical = writeCanonicalRequest({ ...request, signedHeaders, payloadHash })
  const key = deriveSigningKey(caller.secretAccessKey, credential.scope)
  const expected = hmac(key, writeStringToSign(timestamp, credential.scope, canonical))
  const isRight = timingSafeEqual(expected, Buffer.from(authorization.signature, 'hex'))
  return isRight && declared === payloadHash ? ok(null) : refuse('SignatureDoesNotMatch')
}
