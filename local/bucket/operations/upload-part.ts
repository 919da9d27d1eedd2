import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { planBody } from '#local/bucket/body/body-plan.ts'
import type { PromisedChecksum } from '#local/bucket/body/checksum.ts'
import { receiveBody, type BodyFacts } from '#local/bucket/body/receive-body.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { Blob } from '#local/bucket/storage/blob-store.ts'
import { isStorageFull } from '#local/bucket/storage/durable-file.ts'
import type { UploadRecord } from '#local/bucket/storage/records.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { answerEmpty, answerXml, type Call, type Operation } from './call.ts'
import { copyBytes, findCopySource, parseCopyRange } from './copy-source.ts'
import { findUpload } from './create-upload.ts'
import { checksumHeaders } from './put-object.ts'

/** UploadPart. Errors: `NoSuchUpload`, `InvalidArgument`, `InvalidRequest`, those of the body. */
export const uploadPart: Operation = async (call) => {
  const found = findUpload(call)
  if (!found.ok) return found
  const { record } = found.value
  const partNumber = parsePartNumber(call)
  if (!partNumber.ok) return partNumber
  const plan = planBody(call.headers, call.signer.payload, record.checksumAlgorithm)
  if (!plan.ok) return plan
  const agreed = checkAlgorithm(record, plan.value.promised)
  if (!agreed.ok) return agreed

  const written = await call.storage.blobs.write((sink) => receiveBody(call.body(), plan.value, sink))
  if (!written.ok) return written
  const put = await placePart(call, partNumber.value, written.value)
  if (!put.ok) return put
  const { md5Hex, checksum } = written.value.facts
  const told = checksumHeaders(checksum)
  delete told['x-amz-checksum-type']
  return answerEmpty(200, { etag: `"${md5Hex}"`, ...told })
}

/** UploadPartCopy: a part from an object of the bucket. Errors: those of the source, `NoSuchUpload`, `InvalidArgument`. */
export const uploadPartCopy: Operation = async (call) => {
  const found = findUpload(call)
  if (!found.ok) return found
  const partNumber = parsePartNumber(call)
  if (!partNumber.ok) return partNumber
  const source = findCopySource(call)
  if (!source.ok) return source
  const range = parseCopyRange(call, source.value)
  if (!range.ok) return range

  const copied = await copyBytes(call.storage.blobs, source.value, range.value, found.value.record.checksumAlgorithm)
  if (!copied.ok) return copied
  const put = await placePart(call, partNumber.value, copied.value)
  if (!put.ok) return put
  const { md5Hex, checksum } = copied.value.facts
  const fields = [element('LastModified', call.now.toISOString()), element('ETag', `"${md5Hex}"`)]
  if (checksum) fields.push(element(`Checksum${checksum.algorithm}`, checksum.value))
  return answerXml(rootElement('CopyPartResult', fields.join('')))
}

async function placePart(
  { storage, parameter, now }: Call,
  partNumber: number,
  { blob, facts }: { blob: Blob; facts: BodyFacts },
): Promise<Result<null, Refusal>> {
  const part = { partNumber, etag: facts.md5Hex, modifiedAt: now.toISOString(), blob, checksum: facts.checksum }
  try {
    return await storage.uploads.putPart(parameter('uploadId') ?? '', part)
  } catch (error) {
    if (isStorageFull(error)) await storage.blobs.remove([blob])
    throw error
  }
}

function parsePartNumber({ parameter }: Call): Result<number, Refusal> {
  const text = parameter('partNumber') ?? ''
  const partNumber = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (partNumber >= 1 && partNumber <= 10_000) return ok(partNumber)
  return refuse('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive')
}

/** A composite needs every part's checksum from the client; for a whole object's they may be left out. */
function checkAlgorithm(
  { checksumAlgorithm, checksumType }: UploadRecord,
  promised: PromisedChecksum | null,
): Result<null, Refusal> {
  const isLeftOut = promised === null && (checksumAlgorithm === null || checksumType === 'FULL_OBJECT')
  if (isLeftOut || promised?.algorithm === checksumAlgorithm) return ok(null)
  const [expected, actual] = [checksumAlgorithm ?? 'null', promised?.algorithm ?? 'null']
  return refuse(
    'InvalidRequest',
    `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`,
  )
}
