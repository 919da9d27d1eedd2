import { z } from 'zod'
import { policyStatementSchema } from './policy/policy-document.ts'

/**
 * Who may sign requests. The *edge* is the distribution itself: it signs as CloudFront's origin access control does,
 * and is judged by the bucket policy alone, so its own statements stay empty.
 */
const identitySchema = z.strictObject({
  name: z.enum(['edge', 'app', 'worker', 'preview']),
  accessKeyId: z.string().regex(/^\w{16,128}$/),
  secretAccessKey: z.string().min(16),
  /** The distribution that an *edge* signs for; without one, that of the bucket policy. */
  sourceArn: z.string().startsWith('arn:aws:cloudfront::').optional(),
  policy: z.array(policyStatementSchema),
})

/** Everything the bucket needs, handed over as one value: it reads no environment. */
export const bucketSettingsSchema = z.strictObject({
  /** Loopback only: the stand-in is for one machine. */
  host: z.enum(['127.0.0.1', '::1']).default('127.0.0.1'),
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535),
  /** Absolute path of the folder that holds the objects; made when missing. */
  folder: z.string().startsWith('/'),
  /** S3's rule for names, without dots (they break virtual hosts). */
  bucketName: z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/),
  region: z.string().regex(/^[a-z0-9-]+$/),
  identities: z
    .array(identitySchema)
    .refine((list) => new Set(list.map((one) => one.accessKeyId)).size === list.length, 'access key ids must differ'),
  /** The distribution whose reads the bucket policy allows. */
  distributionArn: z.string().startsWith('arn:aws:cloudfront::'),
  /** Exact origins of the pages that may upload: scheme, host and port. */
  corsAllowedOrigins: z.array(z.string().regex(/^https?:\/\/[^/*\s]+$/)),
  /** One JSON line a request, without signatures; null writes none. */
  accessLogPath: z.string().startsWith('/').nullable(),
})

/** Validated settings of one bucket. */
export type BucketSettings = z.infer<typeof bucketSettingsSchema>

/** One signer and what its own policy says. */
export type Identity = BucketSettings['identities'][number]
