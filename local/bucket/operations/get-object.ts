import { Readable } from 'node:stream'
import { ok, type Result } from '#core/result.ts'
import { checksumHeader } from '#local/bucket/body/checksum.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { BlobStore } from '#local/bucket/storage/blob-store.ts'
import type { ObjectRecord } from '#local/bucket/storage/records.ts'
import { parseRange, type ByteRange } from './byte-range.ts'
import { answerEmpty, type Call, type Operation } from './call.ts'
import { judgeRead, namesTag } from './conditions.ts'

const overrides = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
]

/** GetObject and HeadObject. Errors: `NoSuchKey`, `AccessDenied`, `PreconditionFailed`, `InvalidRange`, `InvalidArgument`. */
export const getObject: Operation = async (call) => {
  const found = findObject(call, call.key)
  if (!found.ok) return found
  const record = found.value
  const verdict = judgeRead(record, call.headers)
  const described = describeObject(record, call)
  if (!described.ok) return described
  if (verdict === 'failed') return refuse('PreconditionFailed')
  if (verdict === 'not-modified') return answerEmpty(304, validatorsOf(record))

  const chosen = chooseBytes(record, call)
  if (!chosen.ok) return chosen
  const { range, headers } = chosen.value
  const { start, end } = range ?? { start: 0, end: record.sizeBytes - 1 }
  const answer = {
    status: range === null ? 200 : 206,
    headers: { ...described.value, ...headers, 'content-length': String(end - start + 1) },
  }
  if (call.method === 'HEAD' || end < start) return ok({ ...answer, body: null })
  const release = call.storage.blobs.hold(record.blobs)
  return ok({ ...answer, body: readBytes(call.storage.blobs, record, { start, end }), release })
}

/**
 * Looks an object up as S3 does for this signer: who may not list the bucket cannot tell a missing key from a forbidden one.
 * Errors: `NoSuchKey`, `AccessDenied`.
 */
export function findObject(call: Call, key: string): Result<ObjectRecord, Refusal> {
  const record = call.storage.objects.get(key)
  if (record) return ok(record)
  return refuse(call.may('s3:ListBucket') ? 'NoSuchKey' : 'AccessDenied')
}

/** Reads bytes of an object across its blobs, as fast as they are taken. */
export function readBytes(blobs: BlobStore, { blobs: content }: ObjectRecord, { start, end }: ByteRange): Readable {
  const pieces: { blob: (typeof content)[number]; start: number; end: number }[] = []
  let offset = 0
  for (const blob of content) {
    const first = Math.max(start - offset, 0)
    const last = Math.min(end - offset, blob.sizeBytes - 1)
    if (first <= last) pieces.push({ blob, start: first, end: last })
    offset += blob.sizeBytes
  }
  const [only, ...others] = pieces
  if (only && others.length === 0) return blobs.read(only.blob, only.start, only.end)
  return Readable.from(
    (async function* () {
      for (const piece of pieces) yield* blobs.read(piece.blob, piece.start, piece.end)
    })(),
    { objectMode: false },
  )
}

function validatorsOf({ etag, modifiedAt }: ObjectRecord): Record<string, string> {
  return { etag: `"${etag}"`, 'last-modified': new Date(modifiedAt).toUTCString() }
}

function describeObject(record: ObjectRecord, call: Call): Result<Record<string, string>, Refusal> {
  const headers: Record<string, string> = { ...validatorsOf(record), 'accept-ranges': 'bytes', ...record.headers }
  for (const name of overrides) {
    const value = call.parameter(`response-${name}`)
    if (value === null) continue
    if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(value)) return refuse('InvalidArgument')
    headers[name] = value
  }
  return ok(headers)
}

type Chosen = { range: ByteRange | null; headers: Record<string, string> }

function chooseBytes(record: ObjectRecord, call: Call): Result<Chosen, Refusal> {
  const partNumber = call.parameter('partNumber')
  const ifRange = call.headers.get('if-range')
  const isRangeValid = ifRange === undefined || namesTag(ifRange, record.etag)
  const ranged =
    partNumber === null ? parseRange(isRangeValid ? call.headers.get('range') : undefined, record.sizeBytes) : null
  if (ranged?.ok === false) return ranged
  const range = ranged === null ? partRange(record, Number(partNumber)) : ranged.value
  if (ranged === null && range === null) return refuse('InvalidRange')
  if (range !== null) {
    const parts: Record<string, string> =
      partNumber === null ? {} : { 'x-amz-mp-parts-count': String(record.blobs.length) }
    return ok({
      range,
      headers: { 'content-range': `bytes ${range.start}-${range.end}/${record.sizeBytes}`, ...parts },
    })
  }
  const wantsChecksum = call.headers.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  if (!wantsChecksum || record.checksum === null) return ok({ range, headers: {} })
  const { algorithm, value, type } = record.checksum
  return ok({ range, headers: { [checksumHeader(algorithm)]: value, 'x-amz-checksum-type': type } })
}

/** The bytes of one part; `null` when there is no such part, or it is empty. */
function partRange({ blobs }: ObjectRecord, partNumber: number): ByteRange | null {
  const part = Number.isInteger(partNumber) ? blobs[partNumber - 1] : undefined
  if (!part || part.sizeBytes === 0) return null
  const start = blobs.slice(0, partNumber - 1).reduce((sum, blob) => sum + blob.sizeBytes, 0)
  return { start, end: start + part.sizeBytes - 1 }
}
