import { z } from 'zod'

/** 128 random bits in hex: files and uploads. */
export const fileIdSchema = z.string().regex(/^[0-9a-f]{32}$/)

export const beginUploadSchema = z.strictObject({
  fileName: z.string().min(1).max(1_000),
  contentType: z.string().max(255).default(''),
  sizeBytes: z.number().int(),
})

export const uploadPartSchema = z.strictObject({
  partNumber: z.number().int().min(1).max(10_000),
  /** SHA-256 of the part's bytes in base64. */
  sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
})

const terms = {
  fileId: fileIdSchema,
  length: z.coerce.number(),
  unit: z.enum(['minutes', 'hours', 'days', 'years']),
  startsAt: z.string().max(30).default(''),
  sourceNetwork: z.string().max(60).default(''),
}

export const doorShareSchema = z.object({
  ...terms,
  audience: z.enum(['LINK', 'PERSON']),
  email: z.string().trim().toLowerCase().max(254).default(''),
})

export const directLinkSchema = z.object({
  ...terms,
  isConfirmed: z.literal('yes').optional().catch(undefined),
})

export const removeFileSchema = z.object({ fileId: fileIdSchema, isConfirmed: z.literal('yes') })

export type BeginUpload = z.output<typeof beginUploadSchema>
export type UploadPart = z.output<typeof uploadPartSchema>
export type DoorShare = z.output<typeof doorShareSchema>
export type DirectLink = z.output<typeof directLinkSchema>
