import { ok, type Result } from '#core/result.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { Operation } from './call.ts'
import { completeUpload } from './complete-upload.ts'
import { copyObject } from './copy-object.ts'
import { abortUpload, createUpload } from './create-upload.ts'
import { deleteObjects } from './delete-objects.ts'
import { getObject } from './get-object.ts'
import { getBucketLocation, headBucket, listObjects } from './list-objects.ts'
import { listParts, listUploads } from './list-uploads.ts'
import { deleteObject, putObject } from './put-object.ts'
import { uploadPart, uploadPartCopy } from './upload-part.ts'

/**
 * One operation and the action that policies know it by, `null` where each key is judged on its own. `parameters` are the
 * sub-resources it is asked through, by query parameter; the first row that fits a request is taken.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
export type Route = {
  name: string
  method: string
  on: 'bucket' | 'object'
  parameters: readonly string[]
  isCopy?: boolean
  action: string | null
  run: Operation
}

// prettier-ignore
const routes: readonly Route[] = [
  { name: 'ListParts', method: 'GET', on: 'object', parameters: ['uploadid'], action: 's3:ListMultipartUploadParts', run: listParts },
  { name: 'GetObject', method: 'GET', on: 'object', parameters: [], action: 's3:GetObject', run: getObject },
  { name: 'GetObject', method: 'GET', on: 'object', parameters: ['partnumber'], action: 's3:GetObject', run: getObject },
  { name: 'HeadObject', method: 'HEAD', on: 'object', parameters: [], action: 's3:GetObject', run: getObject },
  { name: 'HeadObject', method: 'HEAD', on: 'object', parameters: ['partnumber'], action: 's3:GetObject', run: getObject },
  { name: 'UploadPartCopy', method: 'PUT', on: 'object', parameters: ['partnumber', 'uploadid'], isCopy: true, action: 's3:PutObject', run: uploadPartCopy },
  { name: 'UploadPart', method: 'PUT', on: 'object', parameters: ['partnumber', 'uploadid'], action: 's3:PutObject', run: uploadPart },
  { name: 'CopyObject', method: 'PUT', on: 'object', parameters: [], isCopy: true, action: 's3:PutObject', run: copyObject },
  { name: 'PutObject', method: 'PUT', on: 'object', parameters: [], action: 's3:PutObject', run: putObject },
  { name: 'CreateMultipartUpload', method: 'POST', on: 'object', parameters: ['uploads'], action: 's3:PutObject', run: createUpload },
  { name: 'CompleteMultipartUpload', method: 'POST', on: 'object', parameters: ['uploadid'], action: 's3:PutObject', run: completeUpload },
  { name: 'AbortMultipartUpload', method: 'DELETE', on: 'object', parameters: ['uploadid'], action: 's3:AbortMultipartUpload', run: abortUpload },
  { name: 'DeleteObject', method: 'DELETE', on: 'object', parameters: [], action: 's3:DeleteObject', run: deleteObject },
  { name: 'ListMultipartUploads', method: 'GET', on: 'bucket', parameters: ['uploads'], action: 's3:ListBucketMultipartUploads', run: listUploads },
  { name: 'GetBucketLocation', method: 'GET', on: 'bucket', parameters: ['location'], action: 's3:GetBucketLocation', run: getBucketLocation },
  { name: 'ListObjects', method: 'GET', on: 'bucket', parameters: [], action: 's3:ListBucket', run: listObjects },
  { name: 'HeadBucket', method: 'HEAD', on: 'bucket', parameters: [], action: 's3:ListBucket', run: headBucket },
  { name: 'DeleteObjects', method: 'POST', on: 'bucket', parameters: ['delete'], action: null, run: deleteObjects },
]

/** Query parameters that choose another operation: one that is not served must never be taken for a plain Get or Put. */
const subResources = new Set(
  ['uploads', 'uploadId', 'partNumber', 'location', 'delete', 'append', 'writeOffsetBytes', 'renameObject', 'session']
    .concat(['accelerate', 'acl', 'analytics', 'attributes', 'cors', 'encryption', 'intelligent-tiering', 'inventory'])
    .concat(['legal-hold', 'lifecycle', 'logging', 'metadataTable', 'metadataConfiguration', 'metrics', 'notification'])
    .concat(['object-lock', 'ownershipControls', 'policy', 'policyStatus', 'publicAccessBlock', 'replication'])
    .concat(['requestPayment', 'restore', 'retention', 'select', 'select-type', 'tagging', 'torrent', 'versionId'])
    .concat(['versioning', 'versions', 'website'])
    .map((name) => name.toLowerCase()),
)

/**
 * Finds the operation that a request asks for. Errors: `NotImplemented` for a sub-resource that is not served,
 * `MethodNotAllowed`.
 */
export function findRoute(
  method: string,
  key: string,
  parameterNames: readonly string[],
  headers: IncomingHeaders,
): Result<Route, Refusal> {
  const asked = [...new Set(parameterNames.map((name) => name.toLowerCase()))]
    .filter((name) => subResources.has(name))
    .sort()
  const on = key === '' ? 'bucket' : 'object'
  const isCopy = headers.has('x-amz-copy-source')
  const fitting = routes.filter((route) => route.on === on && route.parameters.join() === asked.join())
  const route = fitting.find((one) => one.method === method && (one.isCopy ?? false) === (isCopy && method === 'PUT'))
  if (route) return ok(route)
  return refuse(asked.length > 0 && fitting.length === 0 ? 'NotImplemented' : 'MethodNotAllowed')
}
