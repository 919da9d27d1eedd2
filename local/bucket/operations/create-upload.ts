import { ok, type Result } from '#core/result.ts'
import { element } from '#core/xml-text.ts'
import { parseAlgorithm, type ChecksumAlgorithm, type ChecksumType } from '#local/bucket/body/checksum.ts'
import type { IncomingHeaders } from '#local/bucket/incoming-headers.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import { rootElement } from '#local/bucket/xml.ts'
import { answerEmpty, answerXml, type Call, type Operation } from './call.ts'
import type { Upload } from '#local/bucket/storage/upload-store.ts'
import { parseStoredHeaders } from './stored-headers.ts'

/** CreateMultipartUpload. Errors: those of the headers, `InvalidRequest`. */
export const createUpload: Operation = async ({ bucketName, key, headers, storage, signer, now }) => {
  const stored = parseStoredHeaders(headers)
  if (!stored.ok) return stored
  const asked = parseUploadChecksum(headers)
  if (!asked.ok) return asked
  const { id } = await storage.uploads.start({
    key,
    startedAt: now.toISOString(),
    initiator: signer.identity.name,
    headers: stored.value,
    ...asked.value,
  })
  const { checksumAlgorithm, checksumType } = asked.value
  const told: Record<string, string> =
    checksumAlgorithm === null
      ? {}
      : { 'x-amz-checksum-algorithm': checksumAlgorithm, 'x-amz-checksum-type': checksumType }
  const fields = [element('Bucket', bucketName), element('Key', key), element('UploadId', id)]
  return answerXml(rootElement('InitiateMultipartUploadResult', fields.join('')), told)
}

/** AbortMultipartUpload. Errors: `NoSuchUpload`. */
export const abortUpload: Operation = async (call) => {
  const upload = findUpload(call)
  if (!upload.ok) return upload
  const aborted = await call.storage.uploads.abort(upload.value.record.id)
  return aborted.ok ? answerEmpty(204) : aborted
}

/** The upload a request names, if it is one to the request's own key: the policies judged that key. Errors: `NoSuchUpload`. */
export function findUpload({ storage, key, parameter }: Call): Result<Upload, Refusal> {
  const upload = storage.uploads.get(parameter('uploadId') ?? '')
  return upload?.record.key === key ? ok(upload) : refuse('NoSuchUpload')
}

type UploadChecksum = { checksumAlgorithm: ChecksumAlgorithm | null; checksumType: ChecksumType }

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#full-object-or-composite */
function parseUploadChecksum(headers: IncomingHeaders): Result<UploadChecksum, Refusal> {
  const name = headers.get('x-amz-checksum-algorithm')
  const type = headers.get('x-amz-checksum-type')?.toUpperCase()
  if (name === undefined) {
    return type === undefined
      ? ok({ checksumAlgorithm: null, checksumType: 'FULL_OBJECT' })
      : refuse(
          'InvalidRequest',
          'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
        )
  }
  const checksumAlgorithm = parseAlgorithm(name)
  if (checksumAlgorithm === null) return refuse('InvalidRequest', 'Checksum algorithm provided is unsupported.')
  const checksumType = type ?? (checksumAlgorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')
  if (checksumType !== 'FULL_OBJECT' && checksumType !== 'COMPOSITE') return refuse('InvalidRequest')
  const impossible = checksumType === 'COMPOSITE' ? ['CRC64NVME'] : ['SHA1', 'SHA256']
  if (impossible.includes(checksumAlgorithm)) {
    return refuse('InvalidRequest', `The ${checksumType} checksum type cannot be used with ${checksumAlgorithm}.`)
  }
  return ok({ checksumAlgorithm, checksumType })
}
