import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from './incoming-headers.ts'
import { parameterOf, type Target } from './incoming-target.ts'
import { findRoute, type Route } from './operations/operations.ts'
import { bucketArn, identityArn, writeBucketPolicy } from './policies.ts'
import { isAllowed, type Principal } from './policy/evaluate.ts'
import { withPresignedHeaders } from './presigned-headers.ts'
import { refuse, type Refusal } from './s3-error.ts'
import type { BucketSettings } from './settings.ts'
import { verifyRequest, type Signer, type UnverifiedRequest } from './signature/verify-request.ts'

const longestKeyBytes = 1024

/** A request that was let in: what it may do was decided for this signer, this key and this instant. */
export type Admitted = {
  route: Route
  key: string
  headers: IncomingHeaders
  signer: Signer
  may(action: string, key?: string): boolean
}

/** Decides who is let in to do what. It answers in one place, before an operation sees anything of a request. */
export type Gate = (request: UnverifiedRequest, now: Date) => Result<Admitted, Refusal>

/**
 * Makes the gate of a bucket: signature, then bucket, operation and policies. Errors: those of `verifyRequest`,
 * `NoSuchBucket`, `KeyTooLongError`, `NotImplemented`, `MethodNotAllowed`, `AccessDenied`.
 */
export function createGate(settings: BucketSettings): Gate {
  const { bucketName, distributionArn } = settings
  const bucketPolicy = writeBucketPolicy(bucketName, distributionArn).Statement

  return (request, now) => {
    const { method, target } = request
    const verified = verifyRequest(request, settings, now)
    if (!verified.ok) return verified
    const signer = verified.value
    const headers = signer.isPresigned ? withPresignedHeaders(request.headers, target) : ok(request.headers)
    if (!headers.ok) return headers
    const located = locate(target, headers.value, bucketName)
    if (!located.ok) return located
    const key = located.value
    const route = findRoute(
      method,
      key,
      target.parameters.map(([name]) => name),
      headers.value,
    )
    if (!route.ok) return route

    const { identity, signedAt } = signer
    const facts = {
      's3:signatureage': now.getTime() - signedAt.getTime(),
      's3:prefix': parameterOf(target, 'prefix') ?? '',
      ...(identity.name === 'edge' ? { 'aws:sourcearn': identity.sourceArn ?? distributionArn } : {}),
    }
    const may = (action: string, resourceKey?: string) => {
      const resource = resourceKey === undefined ? bucketArn(bucketName) : `${bucketArn(bucketName)}/${resourceKey}`
      const access = { principal: principalOf(identity.name), action, resource, facts }
      return isAllowed({ identityPolicy: identity.policy, bucketPolicy }, access)
    }
    const { action } = route.value
    const allowed = action === null || (key === '' ? may(action) : may(action, key))
    return allowed ? ok({ route: route.value, key, headers: headers.value, signer, may }) : refuse('AccessDenied')
  }
}

/** The distribution signs as the service does; every other identity is a role. */
function principalOf(name: string): Principal {
  return name === 'edge'
    ? { kind: 'service', name: 'cloudfront.amazonaws.com' }
    : { kind: 'identity', arn: identityArn(name) }
}

/** Reads the key from a path-style or virtual-host request; empty for the bucket itself. */
function locate({ path }: Target, headers: IncomingHeaders, bucketName: string): Result<string, Refusal> {
  const host = headers.get('host')?.replace(/:\d+$/, '').toLowerCase()
  const isVirtual = host === `${bucketName}.localhost`
  const slashAt = path.indexOf('/', 1)
  const named = slashAt < 0 ? path.slice(1) : path.slice(1, slashAt)
  if (!isVirtual && named === '') return refuse('NotImplemented', 'The service itself answers nothing here.')
  if (!isVirtual && named !== bucketName) return refuse('NoSuchBucket')
  const key = isVirtual ? path.slice(1) : slashAt < 0 ? '' : path.slice(slashAt + 1)
  return Buffer.byteLength(key) > longestKeyBytes ? refuse('KeyTooLongError') : ok(key)
}
