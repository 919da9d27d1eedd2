import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { BlobStore } from '#local/bucket/storage/blob-store.ts'
import type { ObjectRecord } from '#local/bucket/storage/records.ts'
import { placeNew } from '#local/bucket/storage/storage.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { answerXml, type Operation } from './call.ts'
import { parseWriteCondition } from './conditions.ts'
import { copyBytes, findCopySource } from './copy-source.ts'
import { parseStoredHeaders } from './stored-headers.ts'

const longestCopyBytes = 5 * 1024 ** 3

/** CopyObject, within the bucket. */
export const copyObject: Operation = async (call) => {
  const { key, headers, storage, now } = call
  const condition = parseWriteCondition(headers)
  if (!condition.ok) return condition
  const source = findCopySource(call)
  if (!source.ok) return source
  if (source.value.sizeBytes > longestCopyBytes) return refuse('InvalidRequest', 'The source is larger than 5 GiB.')
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY'
  if (directive !== 'COPY' && directive !== 'REPLACE') return refuse('InvalidArgument', 'Unknown metadata directive.')
  if (directive === 'COPY' && source.value.key === key) {
    return refuse('InvalidRequest', 'This copy request is illegal because it changes nothing of the object.')
  }
  const stored = parseStoredHeaders(headers)
  if (!stored.ok) return stored

  const content = await copyContent(storage.blobs, source.value)
  if (!content.ok) return content
  const record = {
    ...source.value,
    ...content.value,
    key,
    modifiedAt: now.toISOString(),
    headers: directive === 'COPY' ? source.value.headers : stored.value,
  }
  const put = await placeNew(storage, record, condition.value)
  if (!put.ok) return put
  const fields = [element('LastModified', record.modifiedAt), element('ETag', `"${record.etag}"`)]
  const { checksum } = record
  if (checksum)
    fields.push(element(`Checksum${checksum.algorithm}`, checksum.value), element('ChecksumType', checksum.type))
  return answerXml(rootElement('CopyObjectResult', fields.join('')))
}

type Content = Pick<ObjectRecord, 'etag' | 'blobs' | 'checksum'>

/**
 * Content written in one piece gets a second name on disk. What came in parts becomes one piece, with the entity tag and the
 * checksum of one, as on S3.
 */
async function copyContent(blobs: BlobStore, source: ObjectRecord): Promise<Result<Content, Refusal>> {
  const { etag, checksum, sizeBytes } = source
  const [only] = source.blobs
  if (only && !etag.includes('-')) {
    const release = blobs.hold([only])
    const copy = await blobs.duplicate(only).finally(release)
    return ok({ etag, checksum, blobs: [copy] })
  }
  const copied = await copyBytes(blobs, source, { start: 0, end: sizeBytes - 1 }, checksum?.algorithm ?? null)
  if (!copied.ok) return copied
  const { blob, facts } = copied.value
  return ok({ etag: facts.md5Hex, checksum: facts.checksum, blobs: [blob] })
}
