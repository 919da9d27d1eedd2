import { expect, test } from 'vitest'
import { servedPrefixes } from '#core/distribution/distribution.ts'
import {
  identityArn,
  writeAppPolicy,
  writeBucketPolicy,
  writePreviewPolicy,
  writeWorkerPolicy,
} from '#local/bucket/policies.ts'
import { isAllowed, type AccessRequest, type Principal } from './evaluate.ts'
import { policyStatementSchema, type PolicyStatement } from './policy-document.ts'
import { matchesWildcard } from './wildcard.ts'

const distributionArn = 'arn:aws:cloudfront::000000000000:distribution/EUSHER'
const bucketPolicy = writeBucketPolicy('media', distributionArn).Statement
const edge: Principal = { kind: 'service', name: 'cloudfront.amazonaws.com' }
const identityPolicies = {
  app: writeAppPolicy('media').Statement,
  worker: writeWorkerPolicy('media').Statement,
  preview: writePreviewPolicy('media').Statement,
}

function ask(
  name: keyof typeof identityPolicies | 'edge',
  action: string,
  key: string | null,
  facts: AccessRequest['facts'] = {},
) {
  const principal: Principal = name === 'edge' ? edge : { kind: 'identity', arn: identityArn(name) }
  const resource = key === null ? 'arn:aws:s3:::media' : `arn:aws:s3:::media/${key}`
  const shared = { 's3:signatureage': 1000, ...(name === 'edge' ? { 'aws:sourcearn': distributionArn } : {}) }
  const identityPolicy = name === 'edge' ? [] : identityPolicies[name]
  return isAllowed({ identityPolicy, bucketPolicy }, { principal, action, resource, facts: { ...shared, ...facts } })
}

const prefixes = ['uploads/', 'sources/', 'staging/', ...servedPrefixes, 'other/', '']
const actions = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
]
const read = ['s3:GetObject']
const write = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts']
const all = [...read, ...write, 's3:DeleteObject']
const rights: Record<string, Record<string, string[]>> = {
  edge: Object.fromEntries(servedPrefixes.map((prefix) => [prefix, read])),
  app: { 'uploads/': write },
  worker: {
    'uploads/': read,
    ...Object.fromEntries(['sources/', 'staging/', ...servedPrefixes].map((prefix) => [prefix, all])),
  },
  preview: { 'sources/': read },
}

test.each(['edge', 'app', 'worker', 'preview'] as const)(
  '%s may do what its row says, on each prefix, and nothing else',
  (name) => {
    for (const prefix of prefixes) {
      for (const action of actions) {
        const expected = rights[name]?.[prefix]?.includes(action) ?? false
        expect(ask(name, action, `${prefix}x/y`), `${name} ${action} ${prefix}`).toBe(expected)
      }
    }
  },
)

test('only the worker may list', () => {
  expect(ask('worker', 's3:ListBucket', null)).toBe(true)
  for (const name of ['edge', 'app', 'preview'] as const) expect(ask(name, 's3:ListBucket', null), name).toBe(false)
})

test('another distribution, another service and an identity read nothing by the bucket policy', () => {
  expect(ask('edge', 's3:GetObject', 'library/a')).toBe(true)
  expect(ask('edge', 's3:GetObject', 'library/a', { 'aws:sourcearn': `${distributionArn}X` })).toBe(false)
  const request = {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::media/library/a',
    facts: { 'aws:sourcearn': distributionArn },
  }
  const service: Principal = { kind: 'service', name: 'lambda.amazonaws.com' }
  expect(isAllowed({ identityPolicy: [], bucketPolicy }, { ...request, principal: service })).toBe(false)
  const role: Principal = { kind: 'identity', arn: identityArn('app') }
  expect(isAllowed({ identityPolicy: [], bucketPolicy }, { ...request, principal: role })).toBe(false)
})

test('app and preview are refused a signature older than a quarter of an hour', () => {
  expect(ask('preview', 's3:GetObject', 'sources/a', { 's3:signatureage': 900_000 })).toBe(true)
  expect(ask('preview', 's3:GetObject', 'sources/a', { 's3:signatureage': 900_001 })).toBe(false)
  expect(ask('app', 's3:PutObject', 'uploads/a', { 's3:signatureage': 900_001 })).toBe(false)
})

test('a Deny anywhere outweighs every Allow', () => {
  const deny: PolicyStatement = { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::media/sources/locked/*' }
  const policy = { identityPolicy: [...identityPolicies.worker, deny], bucketPolicy }
  const principal: Principal = { kind: 'identity', arn: identityArn('worker') }
  const access = (key: string) =>
    isAllowed(policy, { principal, action: 's3:GetObject', resource: `arn:aws:s3:::media/sources/${key}`, facts: {} })
  expect(access('open/a')).toBe(true)
  expect(access('locked/a')).toBe(false)
})

test.each([
  ['NotAction', { Effect: 'Allow', NotAction: 's3:GetObject', Resource: '*' }],
  [
    'an unknown operator',
    { Effect: 'Allow', Action: '*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } },
  ],
  ['a policy variable', { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::media/${aws:username}/*' }],
])('a statement with %s does not parse', (_name, statement) => {
  expect(policyStatementSchema.safeParse({ Effect: 'Allow', Action: '*', Resource: '*' }).success, 'control').toBe(true)
  expect(policyStatementSchema.safeParse(statement).success).toBe(false)
})

test.each([
  ['*', '', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abbcd', false],
  ['a?c', 'ac', false],
  ['library/*', 'library/a/b', true],
  ['library/*', 'library', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['.*', 'anything', false],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected)
})
