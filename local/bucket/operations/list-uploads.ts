import { element } from '#core/xml-text.ts'
import { refuse } from '#local/bucket/s3-error.ts'
import { compareKeys } from '#local/bucket/storage/key-order.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { answerXml, type Operation } from './call.ts'
import { findUpload } from './create-upload.ts'
import { parseEncoding, parseLimit } from './list-objects.ts'

/** ListParts. Errors: `NoSuchUpload`, `InvalidArgument`. */
export const listParts: Operation = async (call) => {
  const found = findUpload(call)
  if (!found.ok) return found
  const limit = parseLimit(call, 'max-parts')
  if (!limit.ok) return limit
  const marker = Number(call.parameter('part-number-marker') ?? 0)
  if (!Number.isInteger(marker) || marker < 0) return refuse('InvalidArgument')

  const { record, parts } = found.value
  const after = [...parts.values()]
    .filter((part) => part.partNumber > marker)
    .sort((a, b) => a.partNumber - b.partNumber)
  const page = after.slice(0, limit.value)
  const listed = page.map(({ partNumber, modifiedAt, etag, blob, checksum }) => {
    const fields = [
      element('PartNumber', partNumber),
      element('LastModified', modifiedAt),
      element('ETag', `"${etag}"`),
      element('Size', blob.sizeBytes),
    ]
    if (checksum) fields.push(element(`Checksum${checksum.algorithm}`, checksum.value))
    return `<Part>${fields.join('')}</Part>`
  })
  const head = [
    element('Bucket', call.bucketName),
    element('Key', call.key),
    element('UploadId', record.id),
    element('PartNumberMarker', marker),
    element('NextPartNumberMarker', page.at(-1)?.partNumber ?? 0),
    element('MaxParts', limit.value),
    element('IsTruncated', page.length < after.length),
    element('StorageClass', 'STANDARD'),
    element('ChecksumAlgorithm', record.checksumAlgorithm),
    element('ChecksumType', record.checksumAlgorithm === null ? null : record.checksumType),
  ]
  return answerXml(rootElement('ListPartsResult', [...head, ...listed].join('')))
}

/** ListMultipartUploads, by key and then by start. Errors: `InvalidArgument`, `NotImplemented` for a delimiter. */
export const listUploads: Operation = async (call) => {
  const limit = parseLimit(call, 'max-uploads')
  if (!limit.ok) return limit
  const encode = parseEncoding(call)
  if (!encode.ok) return encode
  if (call.parameter('delimiter')) return refuse('NotImplemented')
  const prefix = call.parameter('prefix') ?? ''
  const keyMarker = call.parameter('key-marker') ?? ''
  const idMarker = call.parameter('upload-id-marker') ?? ''

  const records = call.storage.uploads.list().map((upload) => upload.record)
  const sorted = records
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.startedAt, b.startedAt) || compareKeys(a.id, b.id))
  const markedAt = sorted.findIndex(({ key, id }) => key === keyMarker && id === idMarker)
  const after = markedAt >= 0 ? sorted.slice(markedAt + 1) : sorted.filter(({ key }) => compareKeys(key, keyMarker) > 0)
  const page = after.slice(0, limit.value)
  const isTruncated = page.length < after.length
  const last = isTruncated ? page.at(-1) : undefined
  const listed = page.map(({ key, id, startedAt, initiator }) => {
    const fields = [
      element('Key', encode.value(key)),
      element('UploadId', id),
      `<Initiator>${element('ID', initiator)}${element('DisplayName', initiator)}</Initiator>`,
      element('StorageClass', 'STANDARD'),
      element('Initiated', startedAt),
    ]
    return `<Upload>${fields.join('')}</Upload>`
  })
  const head = [
    element('Bucket', call.bucketName),
    element('KeyMarker', encode.value(keyMarker)),
    element('UploadIdMarker', idMarker),
    element('NextKeyMarker', last ? encode.value(last.key) : null),
    element('NextUploadIdMarker', last?.id ?? null),
    element('Prefix', encode.value(prefix)),
    element('EncodingType', call.parameter('encoding-type')),
    element('MaxUploads', limit.value),
    element('IsTruncated', isTruncated),
  ]
  return answerXml(rootElement('ListMultipartUploadsResult', [...head, ...listed].join('')))
}
