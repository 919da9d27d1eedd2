import { decodeUri } from '#core/aws-signature/uri-encoding.ts'
import { ok, type Result } from '#core/result.ts'
import type { ChecksumAlgorithm } from '#local/bucket/body/checksum.ts'
import { receiveBody, type BodyFacts } from '#local/bucket/body/receive-body.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { Blob, BlobStore } from '#local/bucket/storage/blob-store.ts'
import type { ObjectRecord } from '#local/bucket/storage/records.ts'
import type { ByteRange } from './byte-range.ts'
import type { Call } from './call.ts'
import { judgeRead } from './conditions.ts'
import { findObject, readBytes } from './get-object.ts'

/**
 * Finds the object that `x-amz-copy-source` names, which the signer must be allowed to read.
 * Errors: `InvalidArgument`, `NoSuchBucket`, `AccessDenied`, `NoSuchKey`, `PreconditionFailed`.
 */
export function findCopySource(call: Call): Result<ObjectRecord, Refusal> {
  const source = decodeUri((call.headers.get('x-amz-copy-source') ?? '').replace(/\?versionId=null$/, ''))
  const fields = source === null ? null : /^\/?([^/]+)\/(.+)$/s.exec(source)
  const [, bucketName = '', key = ''] = fields ?? []
  if (!fields)
    return refuse('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  if (bucketName !== call.bucketName) return refuse('NoSuchBucket')
  if (!call.may('s3:GetObject', key)) return refuse('AccessDenied')
  const found = findObject(call, key)
  if (!found.ok) return found
  return judgeRead(found.value, call.headers, 'x-amz-copy-source-') === 'proceed' ? found : refuse('PreconditionFailed')
}

/** Reads `x-amz-copy-source-range`; the whole source when absent. Errors: `InvalidArgument`, `InvalidRange`. */
export function parseCopyRange(call: Call, { sizeBytes }: ObjectRecord): Result<ByteRange, Refusal> {
  const header = call.headers.get('x-amz-copy-source-range')
  if (header === undefined) return ok({ start: 0, end: sizeBytes - 1 })
  const fields = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header)
  const [start, end] = [Number(fields?.[1]), Number(fields?.[2])]
  if (!fields || end < start) return refuse('InvalidArgument')
  return end < sizeBytes ? ok({ start, end }) : refuse('InvalidRange')
}

/** Copies bytes of an object into a blob of its own, computing what a Put of them would have computed. */
export async function copyBytes(
  blobs: BlobStore,
  source: ObjectRecord,
  { start, end }: ByteRange,
  algorithm: ChecksumAlgorithm | null,
): Promise<Result<{ blob: Blob; facts: BodyFacts }, Refusal>> {
  const plan = {
    payload: { kind: 'unsigned' },
    sizeBytes: end - start + 1,
    contentMd5: null,
    promised: null,
    algorithm,
  } as const
  const release = blobs.hold(source.blobs)
  try {
    return await blobs.write((sink) => receiveBody(readBytes(blobs, source, { start, end }), plan, sink))
  } finally {
    release()
  }
}
