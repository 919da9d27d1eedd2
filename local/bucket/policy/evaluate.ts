import type { PolicyStatement } from './policy-document.ts'
import { matchesWildcard } from './wildcard.ts'

/** Who asks: an AWS service on behalf of a resource, or an IAM identity. */
export type Principal = { kind: 'service'; name: string } | { kind: 'identity'; arn: string }

/** One action on one resource, with the facts that conditions may look at. */
export type AccessRequest = {
  principal: Principal
  /** As S3 names it: `s3:GetObject`. */
  action: string
  /** ARN of the bucket or of the object. */
  resource: string
  /** Condition keys in lower case: `aws:sourcearn`, `s3:signatureage`, `s3:prefix`. */
  facts: Readonly<Record<string, string | number>>
}

/** The statements that bear on a request: those of its identity, and those on the bucket. */
export type PolicySet = { identityPolicy: readonly PolicyStatement[]; bucketPolicy: readonly PolicyStatement[] }

/**
 * Decides one request as S3 does inside one account: an explicit Deny anywhere refuses, else an Allow on the identity
 * or on the bucket opens, else no.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed({ identityPolicy, bucketPolicy }: PolicySet, request: AccessRequest): boolean {
  const bearing = [
    ...identityPolicy.filter((statement) => bears(statement, request)),
    ...bucketPolicy.filter((statement) => isNamed(statement, request.principal) && bears(statement, request)),
  ]
  return bearing.length > 0 && bearing.every((statement) => statement.Effect === 'Allow')
}

function bears(statement: PolicyStatement, { action, resource, facts }: AccessRequest): boolean {
  // Actions are compared without regard to case, resources with it.
  const named = listOf(statement.Action).some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()))
  if (!named || !listOf(statement.Resource).some((pattern) => matchesWildcard(pattern, resource))) return false
  return Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
    Object.entries(block ?? {}).every(([key, expected]) => holds(operator, facts[key.toLowerCase()], listOf(expected))),
  )
}

/** A statement on the bucket without a Principal names nobody. `AWS: '*'` is any identity, never a service. */
function isNamed({ Principal: named }: PolicyStatement, principal: Principal): boolean {
  if (named === undefined) return false
  if ('Service' in named) return principal.kind === 'service' && listOf(named.Service).includes(principal.name)
  return principal.kind === 'identity' && listOf(named.AWS).some((arn) => arn === '*' || arn === principal.arn)
}

/** A key that the request does not carry makes the condition false: with Allow as with Deny, as in IAM. */
function holds(operator: string, actual: string | number | undefined, expected: readonly (string | number)[]): boolean {
  if (actual === undefined) return false
  if (operator === 'StringEquals') return expected.some((value) => String(value) === String(actual))
  if (operator === 'StringLike') return expected.some((value) => matchesWildcard(String(value), String(actual)))
  if (operator === 'NumericLessThanEquals') return expected.some((value) => Number(actual) <= Number(value))
  return false
}

function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item]
}
