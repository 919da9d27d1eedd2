import { z } from 'zod'
import { checksumAlgorithms } from '#local/bucket/body/checksum.ts'

const blobSchema = z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/), sizeBytes: z.number().int().min(0) })

const checksumSchema = z.strictObject({
  algorithm: z.enum(checksumAlgorithms),
  value: z.string(),
  type: z.enum(['FULL_OBJECT', 'COMPOSITE']),
})

const headersSchema = z.record(z.string(), z.string())

/** What is kept of an object beside its content. */
export const objectRecordSchema = z.strictObject({
  key: z.string(),
  sizeBytes: z.number().int().min(0),
  /** Without quotes: MD5 in hexadecimal, for a multipart object followed by `-` and the part count. */
  etag: z.string(),
  modifiedAt: z.iso.datetime(),
  /** Headers to answer with, names in lower case: content type and the like, and `x-amz-meta-*`. */
  headers: headersSchema,
  /** The content in order: one blob, or one a part. */
  blobs: z.array(blobSchema),
  checksum: checksumSchema.nullable(),
})

/** What is kept of a multipart upload while it goes on. */
export const uploadRecordSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string(),
  startedAt: z.iso.datetime(),
  initiator: z.string(),
  headers: headersSchema,
  checksumAlgorithm: z.enum(checksumAlgorithms).nullable(),
  checksumType: z.enum(['FULL_OBJECT', 'COMPOSITE']),
})

/** What is kept of one part. */
export const partRecordSchema = z.strictObject({
  partNumber: z.number().int().min(1).max(10_000),
  etag: z.string(),
  modifiedAt: z.iso.datetime(),
  blob: blobSchema,
  checksum: checksumSchema.nullable(),
})

export type ObjectRecord = z.infer<typeof objectRecordSchema>
export type UploadRecord = z.infer<typeof uploadRecordSchema>
export type PartRecord = z.infer<typeof partRecordSchema>

/**
 * Reads a record file.
 *
 * @throws Error that names the file when it is not what this bucket wrote: the folder is damaged, and sweeping on would
 *   remove content that the record named.
 */
export function parseRecord<Schema extends z.ZodType>(schema: Schema, text: string, path: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `The bucket's folder is damaged: ${path} is not a record. Restore it, or remove it with its object.`,
    )
  }
}
