import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { ok, type Result } from '#core/result.ts'
import type { Refusal } from '#local/bucket/s3-error.ts'
import type { BlobStore } from './blob-store.ts'
import { removeFile, syncFolder, writeDurably } from './durable-file.ts'
import { compareKeys, firstIndexWhere } from './key-order.ts'
import { createKeyedLock } from './keyed-lock.ts'
import { listKeys, type Listing, type ListingQuery } from './listing.ts'
import { objectRecordSchema, parseRecord, type ObjectRecord } from './records.ts'

/** Decides, seeing what stands under the key at the moment of writing, whether the write may go on. */
export type WriteCondition = (standing: ObjectRecord | null) => Result<null, Refusal>

/** The objects: records on disk, an index of them in memory. */
export type ObjectStore = {
  get(key: string): ObjectRecord | null
  /** Puts a record in place at once; what stood there before is removed. The condition and the write are one step. */
  put(record: ObjectRecord, condition: WriteCondition): Promise<Result<null, Refusal>>
  remove(key: string): Promise<void>
  list(query: ListingQuery): Listing
  records(): Iterable<ObjectRecord>
}

/**
 * Opens the records below `folder`. Each lies under the SHA-256 of its key, so that no key can name a path.
 *
 * @throws Error when a record is damaged.
 */
export async function openObjectStore(folder: string, temporaryFolder: string, blobs: BlobStore): Promise<ObjectStore> {
  const records = await readRecords(folder)
  const keys = [...records.keys()].sort(compareKeys)
  const lock = createKeyedLock()
  let writes = 0

  const insert = (record: ObjectRecord) => {
    if (!records.has(record.key)) {
      keys.splice(
        firstIndexWhere(keys, (key) => compareKeys(key, record.key) >= 0),
        0,
        record.key,
      )
    }
    records.set(record.key, record)
  }

  return {
    get: (key) => records.get(key) ?? null,
    put: (record, condition) =>
      lock(record.key, async () => {
        const standing = records.get(record.key) ?? null
        const allowed = condition(standing)
        if (!allowed.ok) return allowed
        const name = nameOf(record.key)
        await writeDurably(`${folder}/${name}`, `${temporaryFolder}/object-${writes++}`, JSON.stringify(record))
        insert(record)
        if (standing) await blobs.remove(standing.blobs)
        return ok(null)
      }),
    remove: (key) =>
      lock(key, async () => {
        const standing = records.get(key)
        if (!standing) return
        const name = nameOf(key)
        await removeFile(`${folder}/${name}`)
        await syncFolder(`${folder}/${name.slice(0, 2)}`)
        records.delete(key)
        keys.splice(
          firstIndexWhere(keys, (other) => compareKeys(other, key) >= 0),
          1,
        )
        await blobs.remove(standing.blobs)
      }),
    list: (query) => listKeys(keys, query),
    records: () => records.values(),
  }
}

function nameOf(key: string): string {
  const hash = createHash('sha256').update(key, 'utf8').digest('hex')
  return `${hash.slice(0, 2)}/${hash}.json`
}

async function readRecords(folder: string): Promise<Map<string, ObjectRecord>> {
  const records = new Map<string, ObjectRecord>()
  for (let shard = 0; shard < 256; shard++) {
    const shardFolder = `${folder}/${shard.toString(16).padStart(2, '0')}`
    await mkdir(shardFolder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(shardFolder)) {
      const path = `${shardFolder}/${name}`
      // Read in turn without waiting: a hundred thousand small files cost seconds less than as promises.
      const record = parseRecord(objectRecordSchema, readFileSync(path, 'utf8'), path)
      records.set(record.key, record)
    }
  }
  return records
}
