import 'server-only'
import { randomBytes } from 'node:crypto'
import { chooseContentType } from '#core/content-type.ts'
import type { ErrorCode } from '#core/errors.ts'
import { parseFileName, writeKeyName } from '#core/file-name.ts'
import { err, ok, type Result } from '#core/result.ts'
import { permits, type StaffActor } from '#core/staff-permissions.ts'
import { largestUploadBytes, planParts, sizeOfPart } from '#core/upload-parts.ts'
import { enqueueStoreUpload, getStoreUploadQueue } from '#jobs/store-upload.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase } from '#platform/database.ts'
import { getUploads, type Uploads } from '#platform/presigned.ts'
import { isMissing } from '#platform/storage.ts'
import { fileIdSchema, type BeginUpload, type UploadPart } from './schema.ts'

/** An upload that was begun: how its browser is to cut the file. */
export type BegunUpload = { uploadId: string; partBytes: number; partCount: number }

/** An upload under way, with the numbers of the parts that the bucket holds. */
export type UploadState = BegunUpload & { status: 'RECEIVING'; received: number[] }

/**
 * Begins an upload of a private file, under a key that the server makes.
 *
 * Errors, in the order they are checked: `NOT_FOUND` for who may not, `FILE_NAME`, `FILE_SIZE`, `UPLOADS_OFF`.
 */
export async function beginUpload(
  { fileName, contentType, sizeBytes }: BeginUpload,
  owner: StaffActor,
  now: Date,
): Promise<Result<BegunUpload, ErrorCode>> {
  if (!permits(owner.role, 'files.change')) return err('NOT_FOUND')
  const name = parseFileName(fileName)
  if (name === null) return err('FILE_NAME')
  if (sizeBytes < 1 || sizeBytes > largestUploadBytes) return err('FILE_SIZE')
  const uploads = getUploads()
  if (uploads === null) return err('UPLOADS_OFF')

  const id = randomBytes(16).toString('hex')
  const { partBytes, partCount } = planParts(sizeBytes)
  const { key, storageUploadId } = await uploads.begin(`uploads/${id}/${writeKeyName(name)}`)
  await getDatabase().upload.create({
    data: {
      id,
      ownerId: owner.id,
      fileName: name,
      contentType: chooseContentType(contentType),
      sizeBytes: BigInt(sizeBytes),
      partBytes,
      objectKey: key,
      storageUploadId,
      createdAt: now,
    },
  })
  return ok({ uploadId: id, partBytes, partCount })
}

/**
 * Signs a URL for one part of an upload of this very person. The bucket takes exactly the bytes that were named.
 *
 * Errors, in the order they are checked: `NOT_FOUND` (another's upload, too), `UPLOAD_ENDED`, `UPLOAD_PART`.
 */
export async function signUploadPart(
  uploadId: string,
  { partNumber, sha256 }: UploadPart,
  owner: StaffActor,
): Promise<Result<{ url: string }, ErrorCode>> {
  const open = await findOpenUpload(uploadId, owner)
  if (!open.ok) return open
  const { uploads, upload } = open.value
  const sizeBytes = sizeOfPart(upload.sizeBytes, upload.partBytes, partNumber)
  if (sizeBytes === null) return err('UPLOAD_PART')
  return ok({ url: await uploads.signPart(upload.inBucket, { partNumber, sizeBytes, sha256 }) })
}

/** Which parts of an upload have arrived, by the bucket's own account: what a reload goes on from. */
export async function getUpload(uploadId: string, owner: StaffActor): Promise<Result<UploadState, ErrorCode>> {
  const open = await findOpenUpload(uploadId, owner)
  if (!open.ok) return open
  const { uploads, upload } = open.value
  const parts = await uploads.listParts(upload.inBucket)
  const { partBytes, partCount } = upload
  return ok({ uploadId, partBytes, partCount, status: 'RECEIVING', received: parts.map((part) => part.partNumber) })
}

/**
 * Ends an upload whose parts have all arrived, and hands it to the worker. Safe to repeat: where the bucket was told and
 * the answer was lost, the worker finds the object or says that there is none.
 *
 * Errors, in the order they are checked: `NOT_FOUND`, `UPLOAD_ENDED`, `UPLOAD_INCOMPLETE`.
 */
export async function completeUpload(
  uploadId: string,
  owner: StaffActor,
  now: Date,
): Promise<Result<{ fileId: string }, ErrorCode>> {
  const open = await findOpenUpload(uploadId, owner)
  if (!open.ok) return open
  const { uploads, upload } = open.value
  if (!(await assemble(uploads, upload))) return err('UPLOAD_INCOMPLETE')

  const queue = await getStoreUploadQueue()
  const fileId = randomBytes(16).toString('hex')
  return getDatabase().$transaction(async (tx) => {
    const ended = await tx.upload.updateMany({
      where: { id: uploadId, status: 'RECEIVING' },
      data: { status: 'RECEIVED', completedAt: now },
    })
    if (ended.count === 0) return err('UPLOAD_ENDED')
    const { fileName, contentType, sizeBytes } = upload
    await tx.privateFile.create({
      data: {
        ...{ id: fileId, uploadId, fileName, contentType, sizeBytes: BigInt(sizeBytes), createdById: owner.id },
        objectKey: `private/${fileId}/${writeKeyName(fileName)}`,
        createdAt: now,
      },
    })
    await recordAudit(tx, { at: now, actorId: owner.id, action: 'private-file.uploaded', subjectId: fileId })
    await enqueueStoreUpload(queue, uploadId, tx)
    return ok({ fileId })
  })
}

/** Gives up an upload; the bucket forgets its parts. Errors: `NOT_FOUND`, `UPLOAD_ENDED`. */
export async function abandonUpload(uploadId: string, owner: StaffActor): Promise<Result<null, ErrorCode>> {
  const open = await findOpenUpload(uploadId, owner)
  if (!open.ok) return open
  const { uploads, upload } = open.value
  await uploads.abort(upload.inBucket).catch((cause: unknown) => {
    if (!isUploadGone(cause)) throw cause
  })
  await getDatabase().upload.updateMany({
    where: { id: uploadId, status: 'RECEIVING' },
    data: { status: 'ABANDONED' },
  })
  return ok(null)
}

type OpenUpload = {
  fileName: string
  contentType: string
  sizeBytes: number
  partBytes: number
  partCount: number
  inBucket: { key: string; storageUploadId: string }
}

/** An upload of this very person that still takes parts. */
async function findOpenUpload(
  uploadId: string,
  owner: StaffActor,
): Promise<Result<{ uploads: Uploads; upload: OpenUpload }, ErrorCode>> {
  if (!permits(owner.role, 'files.change')) return err('NOT_FOUND')
  const uploads = getUploads()
  if (uploads === null) return err('UPLOADS_OFF')
  if (!fileIdSchema.safeParse(uploadId).success) return err('NOT_FOUND')
  const row = await getDatabase().upload.findFirst({ where: { id: uploadId, ownerId: owner.id } })
  if (!row) return err('NOT_FOUND')
  if (row.status !== 'RECEIVING') return err('UPLOAD_ENDED')
  const { fileName, contentType, partBytes, objectKey: key, storageUploadId } = row
  const sizeBytes = Number(row.sizeBytes)
  const partCount = Math.ceil(sizeBytes / partBytes)
  return ok({
    uploads,
    upload: { fileName, contentType, sizeBytes, partBytes, partCount, inBucket: { key, storageUploadId } },
  })
}

/** Makes one object of the parts, if all are there; an upload that the bucket no longer knows was assembled before. */
async function assemble(uploads: Uploads, { inBucket, sizeBytes, partBytes, partCount }: OpenUpload): Promise<boolean> {
  try {
    const parts = await uploads.listParts(inBucket)
    const isWhole =
      parts.length === partCount &&
      parts.every((part) => part.sizeBytes === sizeOfPart(sizeBytes, partBytes, part.partNumber))
    if (!isWhole) return false
    await uploads.complete(inBucket, parts)
    return true
  } catch (cause) {
    if (isUploadGone(cause)) return true
    throw cause
  }
}

function isUploadGone(cause: unknown): boolean {
  return isMissing(cause) || (cause instanceof Error && cause.name === 'NoSuchUpload')
}
