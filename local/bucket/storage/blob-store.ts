import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import type { Result } from '#core/result.ts'
import { removeFile, syncFolder } from './durable-file.ts'

/** A file of content, written once and never changed. Nothing sees it until an object or a part names it. */
export type Blob = { id: string; sizeBytes: number }

/** The files that hold content, under random names: no key of a client ever becomes a path. */
export type BlobStore = {
  /** Writes one blob through `fill`; when it refuses or throws, nothing stays. The blob is on disk when this resolves. */
  write<Facts extends { sizeBytes: number }, E>(
    fill: (sink: Writable) => Promise<Result<Facts, E>>,
  ): Promise<Result<{ blob: Blob; facts: Facts }, E>>
  /** Reads bytes `start` to `end`, both included. */
  read(blob: Blob, start: number, end: number): Readable
  /** A second name for the same content, so that either may be removed alone. */
  duplicate(blob: Blob): Promise<Blob>
  /** Keeps blobs readable until the returned function is called, though they be removed meanwhile. */
  hold(blobs: readonly Blob[]): () => void
  remove(blobs: readonly Blob[]): Promise<void>
  /** Removes every blob that is not named: what a crash left. */
  sweep(namedIds: ReadonlySet<string>): Promise<void>
}

/** Opens the blobs below `folder`, making its 256 shards. */
export async function openBlobStore(folder: string): Promise<BlobStore> {
  const shards = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'))
  for (const shard of shards) await mkdir(`${folder}/${shard}`, { recursive: true, mode: 0o700 })
  const shardOf = (id: string) => `${folder}/${id.slice(0, 2)}`
  const pathOf = (id: string) => `${shardOf(id)}/${id}`
  const newId = () => randomBytes(16).toString('hex')
  const holders = new Map<string, number>()
  const doomed = new Set<string>()

  return {
    async write(fill) {
      const id = newId()
      try {
        // `flush` syncs the content before the stream closes.
        const filled = await fill(createWriteStream(pathOf(id), { flags: 'wx', mode: 0o600, flush: true }))
        if (!filled.ok) {
          await removeFile(pathOf(id))
          return filled
        }
        await syncFolder(shardOf(id))
        return { ok: true, value: { blob: { id, sizeBytes: filled.value.sizeBytes }, facts: filled.value } }
      } catch (error) {
        await removeFile(pathOf(id))
        throw error
      }
    },
    read: ({ id }, start, end) => createReadStream(pathOf(id), { start, end, highWaterMark: 256 * 1024 }),
    async duplicate({ id, sizeBytes }) {
      const copy = newId()
      await link(pathOf(id), pathOf(copy)).catch(async () => {
        // A file system without hard links.
        await copyFile(pathOf(id), pathOf(copy))
        const file = await open(pathOf(copy), 'r+')
        await file.sync().finally(() => file.close())
      })
      await syncFolder(shardOf(copy))
      return { id: copy, sizeBytes }
    },
    hold(blobs) {
      for (const { id } of blobs) holders.set(id, (holders.get(id) ?? 0) + 1)
      return () => {
        for (const { id } of blobs) {
          const left = (holders.get(id) ?? 1) - 1
          if (left > 0) {
            holders.set(id, left)
            continue
          }
          holders.delete(id)
          // A removal that fails here is finished by the sweep of the next start.
          if (doomed.delete(id)) void removeFile(pathOf(id)).catch(() => undefined)
        }
      }
    },
    async remove(blobs) {
      for (const { id } of blobs) {
        if (holders.has(id)) doomed.add(id)
        else await removeFile(pathOf(id))
      }
    },
    async sweep(namedIds) {
      for (const shard of shards) {
        for (const id of await readdir(`${folder}/${shard}`)) {
          if (!namedIds.has(id)) await removeFile(`${folder}/${shard}/${id}`)
        }
      }
    },
  }
}
