import { timingSafeEqual } from 'node:crypto'
import { deriveSigningKey, hmac, writeCanonicalRequest, writeStringToSign } from '#core/aws-signature/string-to-sign.ts'
import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { parameterOf, type Target } from '#local/bucket/incoming-target.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { Identity } from '#local/bucket/settings.ts'
import { parseClaim, type Claim } from './claim.ts'
import { parsePayloadRule, type PayloadRule } from './payload-rule.ts'

const allowedSkewMilliseconds = 15 * 60 * 1000

/** The keys and place that signatures are checked against. */
export type Keyring = { region: string; identities: readonly Identity[] }

/** A request as it came in, before anyone is believed to have sent it. */
export type UnverifiedRequest = { method: string; target: Target; headers: IncomingHeaders }

/** Who signed, when, and how the body is to be checked. */
export type Signer = { identity: Identity; signedAt: Date; isPresigned: boolean; payload: PayloadRule }

/**
 * Verifies the AWS Signature Version 4 of a request at `now`; the body is still to be checked against `payload`.
 * Errors, in the order of S3: those of `parseClaim`, `InvalidToken`, `InvalidAccessKeyId`, `AccessDenied` (an `x-amz-`
 * header is not signed, the presigned request has expired), `RequestTimeTooSkewed`, `SignatureDoesNotMatch`.
 */
export function verifyRequest(request: UnverifiedRequest, keyring: Keyring, now: Date): Result<Signer, Refusal> {
  const { method, target, headers } = request
  const claimed = parseClaim(headers, target)
  if (!claimed.ok) return claimed
  const claim = claimed.value

  const isTemporary = headers.has('x-amz-security-token') || parameterOf(target, 'X-Amz-Security-Token') !== null
  if (isTemporary) return refuse('InvalidToken')
  const identity = keyring.identities.find(({ accessKeyId }) => accessKeyId === claim.accessKeyId)
  if (!identity) return refuse('InvalidAccessKeyId')
  if (claim.region !== keyring.region) {
    return refuse(
      'AuthorizationHeaderMalformed',
      `The region '${claim.region}' is wrong; expecting '${keyring.region}'`,
    )
  }
  const isCovered = [...headers.keys()].every(
    (name) => !name.startsWith('x-amz-') || claim.signedHeaders.includes(name),
  )
  if (!isCovered) return refuse('AccessDenied', 'There were headers present in the request which were not signed')
  const timely = checkTime(claim, now)
  if (!timely.ok) return timely

  const payloadHash = declaredPayloadHash(claim, headers, target)
  if (payloadHash === null)
    return refuse('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  const { signedHeaders, timestamp, scope } = claim
  const canonical = writeCanonicalRequest({ method, ...target, headers, signedHeaders, payloadHash })
  const key = deriveSigningKey(identity.secretAccessKey, scope)
  const expected = hmac(key, writeStringToSign(timestamp, scope, canonical))
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'))) return refuse('SignatureDoesNotMatch')

  const isPresigned = claim.expiresSeconds !== null
  const payload = parsePayloadRule(payloadHash, { key, timestamp, scope, seedSignature: claim.signature })
  if (!payload.ok) return payload
  return ok({ identity, signedAt: claim.signedAt, isPresigned, payload: payload.value })
}

function checkTime({ signedAt, expiresSeconds }: Claim, now: Date): Result<null, Refusal> {
  const ageMilliseconds = now.getTime() - signedAt.getTime()
  if (expiresSeconds === null) {
    return Math.abs(ageMilliseconds) > allowedSkewMilliseconds ? refuse('RequestTimeTooSkewed') : ok(null)
  }
  if (ageMilliseconds < -allowedSkewMilliseconds) return refuse('AccessDenied', 'Request is not yet valid')
  if (ageMilliseconds > expiresSeconds * 1000) return refuse('AccessDenied', 'Request has expired')
  return ok(null)
}

/** A presigned request that says nothing of its body leaves it unsigned. */
function declaredPayloadHash({ expiresSeconds }: Claim, headers: IncomingHeaders, target: Target): string | null {
  const header = headers.get('x-amz-content-sha256')
  if (expiresSeconds === null) return header ?? null
  return header ?? parameterOf(target, 'X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'
}
