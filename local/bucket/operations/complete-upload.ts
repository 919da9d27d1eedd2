import { createHash } from 'node:crypto'
import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { planBody } from '#local/bucket/body/body-plan.ts'
import { checksumHeader, type Checksum } from '#local/bucket/body/checksum.ts'
import { compositeChecksum, fullObjectChecksum } from '#local/bucket/body/object-checksum.ts'
import { receiveText } from '#local/bucket/body/receive-body.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { PartRecord, UploadRecord } from '#local/bucket/storage/records.ts'
import type { Upload } from '#local/bucket/storage/upload-store.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { childrenOf, parseXml, textOf, type XmlNode } from '#local/bucket/xml-request.ts'
import { answerXml, type Operation } from './call.ts'
import { parseWriteCondition } from './conditions.ts'
import { findUpload } from './create-upload.ts'

const mostBodyBytes = 8 * 1024 * 1024
const leastPartBytes = 5 * 1024 * 1024

/**
 * CompleteMultipartUpload: the object takes over the parts as they lie; nothing is copied. Errors: `NoSuchUpload`,
 * `MalformedXML`, `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`, `BadDigest`, `PreconditionFailed`, `InvalidRequest`.
 */
export const completeUpload: Operation = async (call) => {
  const { bucketName, key, headers, storage, signer, now } = call
  const condition = parseWriteCondition(headers)
  if (!condition.ok) return condition
  const found = findUpload(call)
  if (!found.ok) return found
  // Checksum headers speak of the object here, not of this body.
  const plan = planBody(new Map([...headers].filter(([name]) => !name.startsWith('x-amz-checksum-'))), signer.payload)
  if (!plan.ok) return plan
  const asked = await receiveText(call.body(), plan.value, mostBodyBytes)
  if (!asked.ok) return asked
  const document = parseXml(asked.value, 'CompleteMultipartUpload')
  if (!document.ok) return document

  const completed = await storage.uploads.complete(found.value.record.id, async (upload) => {
    const chosen = chooseParts(upload, childrenOf(document.value, 'Part'))
    if (!chosen.ok) return chosen
    const parts = chosen.value
    const sizeBytes = parts.reduce((sum, part) => sum + part.blob.sizeBytes, 0)
    const checksum = await checkWhole(upload.record, parts, sizeBytes, headers)
    if (!checksum.ok) return checksum
    const record = {
      key,
      sizeBytes,
      etag: multipartTag(parts),
      modifiedAt: now.toISOString(),
      headers: upload.record.headers,
      blobs: parts.map((part) => part.blob),
      checksum: checksum.value,
    }
    const put = await storage.objects.put(record, condition.value)
    return put.ok ? ok({ kept: record.blobs, done: record }) : put
  })
  if (!completed.ok) return completed
  const { etag, checksum } = completed.value
  const location = `/${bucketName}/${key}`
  const fields = [
    element('Location', location),
    element('Bucket', bucketName),
    element('Key', key),
    element('ETag', `"${etag}"`),
  ]
  if (checksum)
    fields.push(element(`Checksum${checksum.algorithm}`, checksum.value), element('ChecksumType', checksum.type))
  return answerXml(rootElement('CompleteMultipartUploadResult', fields.join('')))
}

/** Matches the parts asked for, in order, with those that are there. */
function chooseParts({ record, parts }: Upload, asked: readonly XmlNode[]): Result<PartRecord[], Refusal> {
  if (asked.length === 0 || asked.length > 10_000) return refuse('MalformedXML')
  const chosen: PartRecord[] = []
  let lastNumber = 0
  for (const node of asked) {
    const partNumber = Number(textOf(node, 'PartNumber'))
    if (!Number.isInteger(partNumber)) return refuse('MalformedXML')
    if (partNumber <= lastNumber) return refuse('InvalidPartOrder')
    lastNumber = partNumber
    const part = parts.get(partNumber)
    if (!part || textOf(node, 'ETag')?.trim().replace(/^"|"$/g, '') !== part.etag) return refuse('InvalidPart')
    const { checksumAlgorithm: algorithm, checksumType } = record
    const value = algorithm === null ? null : (textOf(node, `Checksum${algorithm}`)?.trim() ?? null)
    if (value === null && algorithm !== null && checksumType === 'COMPOSITE') {
      return refuse('InvalidRequest', `The checksum of part ${partNumber} is missing from the request.`)
    }
    if (value !== null && value !== part.checksum?.value) return refuse('InvalidPart')
    chosen.push(part)
  }
  const isTooSmall = chosen.slice(0, -1).some(({ blob }) => blob.sizeBytes < leastPartBytes)
  return isTooSmall ? refuse('EntityTooSmall') : ok(chosen)
}

/** Computes the object's checksum from its parts' and holds it, and the size, against what the request promises. */
async function checkWhole(
  { checksumAlgorithm, checksumType }: UploadRecord,
  parts: readonly PartRecord[],
  sizeBytes: number,
  headers: IncomingHeaders,
): Promise<Result<Checksum | null, Refusal>> {
  const promisedBytes = headers.get('x-amz-mp-object-size')
  if (promisedBytes !== undefined && promisedBytes !== String(sizeBytes)) {
    return refuse('InvalidRequest', 'The provided x-amz-mp-object-size does not match the size of the parts.')
  }
  const promisedType = headers.get('x-amz-checksum-type')?.toUpperCase()
  if (promisedType !== undefined && promisedType !== checksumType) return refuse('InvalidRequest')
  if (checksumAlgorithm === null) return ok(null)
  const sums = parts.map(({ checksum, blob }) => ({ value: checksum?.value ?? '', sizeBytes: blob.sizeBytes }))
  const isWhole = checksumType === 'FULL_OBJECT' && checksumAlgorithm !== 'SHA1' && checksumAlgorithm !== 'SHA256'
  const checksum = isWhole
    ? fullObjectChecksum(checksumAlgorithm, sums)
    : await compositeChecksum(checksumAlgorithm, sums)
  const promised = headers.get(checksumHeader(checksumAlgorithm))
  return promised === undefined || promised === checksum.value ? ok(checksum) : refuse('BadDigest')
}

/** The MD5 of the parts' MD5s, and their number. */
function multipartTag(parts: readonly PartRecord[]): string {
  const hash = createHash('md5')
  for (const { etag } of parts) hash.update(Buffer.from(etag, 'hex'))
  return `${hash.digest('hex')}-${parts.length}`
}
