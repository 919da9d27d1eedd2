import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { Readable } from 'node:stream'

/** Which bucket, and where. Credentials come from the SDK's own chain unless they are given. */
export type StorageSettings = {
  bucketName: string
  region: string
  /** Set for anything that is not S3 itself, which then is addressed by path. */
  endpoint?: string | undefined
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

export type StoredObject = { key: string; sizeBytes: number; modifiedAt: Date }

/** One bucket, as one identity sees it. */
export type Storage = {
  /** Sends a file as one object, in parts when it is large; at most a few parts are in memory. */
  putFile(key: string, path: string, options: PutOptions): Promise<void>
  /** Writes a short text as one object. */
  putText(key: string, text: string, options: Described): Promise<void>
  /** Streams one object into a file. @throws when it is not there: see `isMissing`. */
  getToFile(key: string, path: string, signal?: AbortSignal): Promise<void>
  /** Size in bytes, or null where there is no such object. */
  head(key: string): Promise<{ sizeBytes: number } | null>
  /**
   * Copies an object within the bucket, up to 5 GiB; type and disposition are given anew, nothing of the source's is kept.
   *
   * @throws when the source is not there: see `isMissing`.
   */
  copy(fromKey: string, toKey: string, options: Described): Promise<void>
  /** Everything below a prefix. */
  list(prefix: string): Promise<StoredObject[]>
  /** The names of the folders right below a prefix, without slashes. */
  listFolders(prefix: string): Promise<string[]>
  /** Removes everything below a prefix, which must end with `/`; says how many objects went. */
  deletePrefix(prefix: string): Promise<number>
  close(): void
}

/** What an object is answered with. */
type Described = { contentType: string; cacheControl?: string; contentDisposition?: string }

type PutOptions = Described & { signal?: AbortSignal }

/** For objects whose key never gets other bytes. */
export const immutableCacheControl = 'public, max-age=31536000, immutable'

const multipartFromBytes = 16 * 1024 * 1024
const partBytes = 8 * 1024 * 1024
// S3 takes 10,000 parts.
const mostParts = 10_000
const deleteAtOnce = 1_000

/** Opens a client of one bucket; `close` ends its connections. */
export function openStorage({ bucketName, region, endpoint, credentials }: StorageSettings): Storage {
  const config: S3ClientConfig = {
    region,
    // Otherwise the SDK adds checksums that an older S3 compatible store does not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
  }
  const client = new S3Client(config)
  const Bucket = bucketName

  const list = async (prefix: string) => {
    const found: StoredObject[] = []
    for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key !== undefined) found.push({ key: Key, sizeBytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) })
      }
    }
    return found
  }

  return {
    list,

    async putFile(key, path, { signal, ...described }) {
      const { size } = await stat(path)
      const target = { Bucket, Key: key, ...writeDescription(described) }
      if (size < multipartFromBytes) {
        // As bytes, not as a stream: of a stream the SDK cannot send what a broken connection lost.
        const put = new PutObjectCommand({ ...target, Body: await readFile(path), ContentLength: size })
        await client.send(put, signal ? { abortSignal: signal } : {})
        return
      }
      const upload = new Upload({
        client,
        params: { ...target, Body: createReadStream(path) },
        partSize: Math.max(partBytes, Math.ceil(size / (mostParts - 1))),
        queueSize: 2,
      })
      const abort = () => void upload.abort()
      signal?.addEventListener('abort', abort)
      try {
        signal?.throwIfAborted()
        await upload.done()
      } finally {
        signal?.removeEventListener('abort', abort)
      }
    },

    async putText(key, text, described) {
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body: text, ...writeDescription(described) }))
    },

    async getToFile(key, path, signal) {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket, Key: key }),
        signal ? { abortSignal: signal } : {},
      )
      // On Node the SDK's body is always a Readable.
      await pipeline(Body as Readable, createWriteStream(path, { mode: 0o600 }), signal ? { signal } : {})
    },

    async head(key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: key }))
        return { sizeBytes: ContentLength ?? 0 }
      } catch (cause) {
        if (isMissing(cause)) return null
        throw cause
      }
    },

    async copy(fromKey, toKey, described) {
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: toKey,
          CopySource: `${Bucket}/${fromKey.split('/').map(encodeURIComponent).join('/')}`,
          MetadataDirective: 'REPLACE',
          ...writeDescription(described),
        }),
      )
    },

    async listFolders(prefix) {
      const names: string[] = []
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix, Delimiter: '/' })) {
        for (const { Prefix } of page.CommonPrefixes ?? []) if (Prefix) names.push(Prefix.slice(prefix.length, -1))
      }
      return names
    },

    async deletePrefix(prefix) {
      if (!/^[^/]+\/.+\/$/.test(prefix)) throw new Error(`refusing to remove everything below ${prefix}`)
      const keys = (await list(prefix)).map(({ key }) => key)
      for (let from = 0; from < keys.length; from += deleteAtOnce) {
        const Objects = keys.slice(from, from + deleteAtOnce).map((Key) => ({ Key }))
        const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
        const [failed] = Errors ?? []
        if (failed)
          throw new Error(`${failed.Key ?? 'an object'} could not be removed: ${failed.Code ?? 'no reason given'}`)
      }
      return keys.length
    },

    close() {
      client.destroy()
    },
  }
}

function writeDescription({ contentType, cacheControl, contentDisposition }: Described) {
  return {
    ContentType: contentType,
    ...(cacheControl ? { CacheControl: cacheControl } : {}),
    ...(contentDisposition ? { ContentDisposition: contentDisposition } : {}),
  }
}

/** Says whether an error of the SDK means that there is no such object. */
export function isMissing(cause: unknown): boolean {
  return cause instanceof Error && ['NoSuchKey', 'NotFound'].includes(cause.name)
}

/** Says whether an error came from the storage at all, rather than from a file or from this program. */
export function isStorageError(cause: unknown): boolean {
  return cause instanceof Error && ('$metadata' in cause || '$fault' in cause)
}
