import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { ok, type Result } from '#core/result.ts'
import { refuse, type Refusal } from '#local/bucket/s3-error.ts'
import type { Blob, BlobStore } from './blob-store.ts'
import { syncFolder, writeDurably } from './durable-file.ts'
import { createKeyedLock } from './keyed-lock.ts'
import { parseRecord, partRecordSchema, uploadRecordSchema, type PartRecord, type UploadRecord } from './records.ts'

/** An upload that goes on, with its parts by number. */
export type Upload = { record: UploadRecord; parts: ReadonlyMap<number, PartRecord> }

/** The multipart uploads that are neither completed nor aborted; they survive a restart. */
export type UploadStore = {
  start(fields: Omit<UploadRecord, 'id'>): Promise<UploadRecord>
  get(id: string): Upload | null
  list(): Upload[]
  /** Puts a part in place of the one with its number. Errors: `NoSuchUpload`, its blob then removed. */
  putPart(id: string, part: PartRecord): Promise<Result<null, Refusal>>
  /**
   * Ends an upload: `assemble` sees its parts while none can change, and says which blobs live on. When it refuses, the
   * upload goes on. Errors: `NoSuchUpload`, and those of `assemble`.
   */
  complete<Done>(
    id: string,
    assemble: (upload: Upload) => Promise<Result<{ kept: readonly Blob[]; done: Done }, Refusal>>,
  ): Promise<Result<Done, Refusal>>
  /** Errors: `NoSuchUpload`. */
  abort(id: string): Promise<Result<null, Refusal>>
}

type OpenUpload = { record: UploadRecord; parts: Map<number, PartRecord> }

/**
 * Opens the uploads below `folder`. One whose content an object already owns was completed when the process ended, and
 * is dropped.
 */
export async function openUploadStore(
  folder: string,
  temporaryFolder: string,
  blobs: BlobStore,
  ownedIds: ReadonlySet<string>,
): Promise<UploadStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const uploads = await readUploads(folder, ownedIds)
  const lock = createKeyedLock()
  let writes = 0
  const save = (path: string, value: unknown) =>
    writeDurably(path, `${temporaryFolder}/upload-${writes++}`, JSON.stringify(value))

  const end = async (id: string, dropped: readonly Blob[]) => {
    uploads.delete(id)
    await rm(`${folder}/${id}`, { recursive: true, force: true })
    await syncFolder(folder)
    await blobs.remove(dropped)
  }

  return {
    async start(fields) {
      const record = { id: randomBytes(32).toString('hex'), ...fields }
      await mkdir(`${folder}/${record.id}`, { mode: 0o700 })
      await save(`${folder}/${record.id}/upload.json`, record)
      await syncFolder(folder)
      uploads.set(record.id, { record, parts: new Map() })
      return record
    },
    get: (id) => uploads.get(id) ?? null,
    list: () => [...uploads.values()],
    putPart: (id, part) =>
      lock(id, async () => {
        const upload = uploads.get(id)
        if (!upload) {
          await blobs.remove([part.blob])
          return refuse('NoSuchUpload')
        }
        const replaced = upload.parts.get(part.partNumber)
        await save(`${folder}/${id}/${part.partNumber}.json`, part)
        upload.parts.set(part.partNumber, part)
        if (replaced) await blobs.remove([replaced.blob])
        return ok(null)
      }),
    complete: (id, assemble) =>
      lock(id, async () => {
        const upload = uploads.get(id)
        if (!upload) return refuse('NoSuchUpload')
        const assembled = await assemble(upload)
        if (!assembled.ok) return assembled
        const kept = new Set(assembled.value.kept.map((blob) => blob.id))
        await end(
          id,
          blobsOf(upload).filter((blob) => !kept.has(blob.id)),
        )
        return ok(assembled.value.done)
      }),
    abort: (id) =>
      lock(id, async () => {
        const upload = uploads.get(id)
        if (!upload) return refuse('NoSuchUpload')
        await end(id, blobsOf(upload))
        return ok(null)
      }),
  }
}

/** The blobs of an upload's parts. */
export function blobsOf({ parts }: Upload): Blob[] {
  return [...parts.values()].map((part) => part.blob)
}

async function readUploads(folder: string, ownedIds: ReadonlySet<string>): Promise<Map<string, OpenUpload>> {
  const uploads = new Map<string, OpenUpload>()
  for (const id of await readdir(folder)) {
    const upload = await readUpload(`${folder}/${id}`)
    const isOver = upload === null || blobsOf(upload).some((blob) => ownedIds.has(blob.id))
    if (isOver) await rm(`${folder}/${id}`, { recursive: true, force: true })
    else uploads.set(id, upload)
  }
  return uploads
}

/** `null` when the process ended before the upload had begun or while it was being removed. */
async function readUpload(uploadFolder: string): Promise<OpenUpload | null> {
  const recordPath = `${uploadFolder}/upload.json`
  if (!existsSync(recordPath)) return null
  const record = parseRecord(uploadRecordSchema, await readFile(recordPath, 'utf8'), recordPath)
  const parts = new Map<number, PartRecord>()
  for (const name of await readdir(uploadFolder)) {
    if (name === 'upload.json') continue
    const path = `${uploadFolder}/${name}`
    const part = parseRecord(partRecordSchema, await readFile(path, 'utf8'), path)
    parts.set(part.partNumber, part)
  }
  return { record, parts }
}
