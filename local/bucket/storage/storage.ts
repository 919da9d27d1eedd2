import { mkdir, rm } from 'node:fs/promises'
import type { Result } from '#core/result.ts'
import type { Refusal } from '#local/bucket/s3-error.ts'
import { openBlobStore, type BlobStore } from './blob-store.ts'
import { isStorageFull } from './durable-file.ts'
import { openObjectStore, type ObjectStore, type WriteCondition } from './object-store.ts'
import type { ObjectRecord } from './records.ts'
import { blobsOf, openUploadStore, type UploadStore } from './upload-store.ts'

/** Everything the bucket keeps on disk. */
export type Storage = { blobs: BlobStore; objects: ObjectStore; uploads: UploadStore }

/**
 * Opens a bucket's folder, making it when missing, and sweeps what a crash left: temporary records, and content that no
 * object and no part names. Only one process may have a folder open.
 *
 * @throws Error when a record is damaged, before anything is swept.
 */
export async function openStorage(folder: string): Promise<Storage> {
  const temporaryFolder = `${folder}/temporary`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const blobs = await openBlobStore(`${folder}/blobs`)
  const objects = await openObjectStore(`${folder}/objects`, temporaryFolder, blobs)
  const named = new Set<string>()
  for (const { blobs: content } of objects.records()) for (const { id } of content) named.add(id)
  const uploads = await openUploadStore(`${folder}/uploads`, temporaryFolder, blobs, named)
  for (const upload of uploads.list()) for (const { id } of blobsOf(upload)) named.add(id)

  await rm(temporaryFolder, { recursive: true, force: true })
  await mkdir(temporaryFolder, { mode: 0o700 })
  await blobs.sweep(named)
  return { blobs, objects, uploads }
}

/** Puts a record whose content was just written; when it can't be put, the content goes too. */
export async function placeNew(
  { blobs, objects }: Storage,
  record: ObjectRecord,
  condition: WriteCondition,
): Promise<Result<null, Refusal>> {
  try {
    const put = await objects.put(record, condition)
    if (!put.ok) await blobs.remove(record.blobs)
    return put
  } catch (error) {
    // Nothing was put. After any other error it may have been, and the next start decides by what it finds.
    if (isStorageFull(error)) await blobs.remove(record.blobs)
    throw error
  }
}
