import { servedPrefixes } from '#core/distribution/distribution.ts'
import type { PolicyDocument, PolicyStatement } from './policy/policy-document.ts'

const fifteenMinutesInMilliseconds = 900_000

/** A signature older than this is refused, whatever expiry the signer wrote: `s3:signatureAge` is in milliseconds. */
const freshSignature = { NumericLessThanEquals: { 's3:signatureAge': fifteenMinutesInMilliseconds } }

/** The ARN of a bucket; its objects are this, a slash and the key. */
export function bucketArn(bucketName: string): string {
  return `arn:aws:s3:::${bucketName}`
}

/** The ARN under which an embedded identity appears in a policy. */
export function identityArn(name: string): string {
  return `arn:aws:iam::000000000000:role/${name}`
}

/** What the bucket itself says: one distribution may read the served prefixes, never `/*`. */
export function writeBucketPolicy(bucketName: string, distributionArn: string): PolicyDocument {
  return document({
    Sid: 'DistributionReadsServedPrefixes',
    Effect: 'Allow',
    Principal: { Service: 'cloudfront.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: objectsUnder(bucketName, servedPrefixes),
    Condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
  })
}

/** The app signs multipart calls on uploads for its viewers' browsers, each for a quarter of an hour, and nothing else. */
export function writeAppPolicy(bucketName: string): PolicyDocument {
  return document({
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    Resource: objectsUnder(bucketName, ['uploads/']),
    Condition: freshSignature,
  })
}

/** The worker reads what was uploaded, and keeps sources, staging and the served prefixes. */
export function writeWorkerPolicy(bucketName: string): PolicyDocument {
  return document(
    { Effect: 'Allow', Action: 's3:GetObject', Resource: objectsUnder(bucketName, ['uploads/']) },
    {
      Effect: 'Allow',
      Action: [
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      Resource: objectsUnder(bucketName, ['sources/', 'staging/', ...servedPrefixes]),
    },
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket', 's3:ListBucketMultipartUploads', 's3:GetBucketLocation'],
      Resource: bucketArn(bucketName),
    },
  )
}

/** Staff look at a source before it is packaged: presigned reads, each for a quarter of an hour. */
export function writePreviewPolicy(bucketName: string): PolicyDocument {
  return document({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: objectsUnder(bucketName, ['sources/']),
    Condition: freshSignature,
  })
}

function document(...statements: PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

function objectsUnder(bucketName: string, prefixes: readonly string[]): string[] {
  return prefixes.map((prefix) => `${bucketArn(bucketName)}/${prefix}*`)
}
