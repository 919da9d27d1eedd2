import { ok } from '#core/result.ts'
import { planBody } from '#local/bucket/body/body-plan.ts'
import { checksumHeader, type Checksum } from '#local/bucket/body/checksum.ts'
import { receiveBody } from '#local/bucket/body/receive-body.ts'
import { placeNew } from '#local/bucket/storage/storage.ts'
import { answerEmpty, type Operation } from './call.ts'
import { parseWriteCondition } from './conditions.ts'
import { parseStoredHeaders } from './stored-headers.ts'

/** PutObject. Errors: those of the body and the headers, `PreconditionFailed`. */
export const putObject: Operation = async (call) => {
  const { key, headers, storage, signer, now } = call
  const condition = parseWriteCondition(headers)
  if (!condition.ok) return condition
  const stored = parseStoredHeaders(headers)
  if (!stored.ok) return stored
  const plan = planBody(headers, signer.payload)
  if (!plan.ok) return plan
  // Asked again at the moment of writing; here it spares the client the sending.
  const early = condition.value(storage.objects.get(key))
  if (!early.ok) return early

  const written = await storage.blobs.write((sink) => receiveBody(call.body(), plan.value, sink))
  if (!written.ok) return written
  const { blob, facts } = written.value
  const record = {
    key,
    sizeBytes: facts.sizeBytes,
    etag: facts.md5Hex,
    modifiedAt: now.toISOString(),
    headers: stored.value,
    blobs: [blob],
    checksum: facts.checksum,
  }
  const put = await placeNew(storage, record, condition.value)
  if (!put.ok) return put
  return answerEmpty(200, { etag: `"${record.etag}"`, ...checksumHeaders(record.checksum) })
}

/** DeleteObject: of a key that is not there too, as on S3. */
export const deleteObject: Operation = async ({ key, storage }) => {
  await storage.objects.remove(key)
  return ok({ status: 204, headers: {}, body: null })
}

/** The headers that tell a checksum to the client that sent the content. */
export function checksumHeaders(checksum: Checksum | null): Record<string, string> {
  if (checksum === null) return {}
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type }
}
