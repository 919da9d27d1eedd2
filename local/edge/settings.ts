import { z } from 'zod'

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

/** One public key of a trusted key group; `publicKeyPem` is SPKI, RSA 2048 or EC P-256. */
export const publicKeySchema = z.strictObject({
  keyId: z.string().regex(/^[A-Z0-9]{1,64}$/),
  publicKeyPem: z.string().startsWith('-----BEGIN PUBLIC KEY-----'),
  group: z.enum(['playback', 'private', 'direct']),
})

/** A key pair of the account itself, the way before key groups; CloudFront allows two at a time. */
const legacyKeyPairSchema = z.strictObject({
  keyId: z.string().regex(/^APKA[A-Z0-9]{12,28}$/),
  publicKeyPem: z.string().startsWith('-----BEGIN PUBLIC KEY-----'),
})

/** The control plane: a port of its own, one identity, and the file that keeps public keys and key groups. */
const controlSchema = z.strictObject({
  host: z.enum(['127.0.0.1', '::1']).default('127.0.0.1'),
  /** 0 takes any free port; the ready line says which. */
  port: z.int().min(0).max(65_535),
  /** Where the file is not there yet, it is made: a key group for each id, holding the `trustedKeys` of its name. */
  statePath: z.string().startsWith('/'),
  accessKeyId: z.string().regex(/^\w{16,128}$/),
  secretAccessKey: z.string().min(16),
  keyGroupIds: z.strictObject({ playback: z.string().min(1), private: z.string().min(1), direct: z.string().min(1) }),
})

/** All that the edge process is told, as one value. Nothing here moves its clock or names its viewers' addresses. */
export const edgeSettingsSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes any free port; the ready line says which. */
  port: z.int().min(0).max(65_535),
  /** Scheme, host and port of the bucket's S3 API, addressed by path. */
  bucketEndpoint: origin,
  bucketName: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  region: z.string().min(1),
  /** The identity with which the edge signs its own requests to the bucket (CloudFront's origin access control). */
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  /** Where everything goes that no media behaviour takes. */
  appOrigin: origin,
  /** Exact origins of the pages that may read media with credentials. */
  allowedOrigins: z.array(origin),
  /** With a control plane, those of its first start; later ones come through it. */
  trustedKeys: z.array(publicKeySchema),
  /** Null: the keys stay as they are. */
  control: controlSchema.nullable().default(null),
  /** How long a change of the key groups takes to reach the gate. */
  propagationMilliseconds: z.int().min(0).max(3_600_000).default(0),
  legacyKeyPairs: z.array(legacyKeyPairSchema).max(2).default([]),
  /** Sent to the app with each request, so that it can tell the distribution from anyone else. */
  originVerifySecret: z.string().min(16),
  /** The most that cached objects may take in memory, in bytes. */
  cacheBytes: z
    .int()
    .min(1024 * 1024)
    .default(256 * 1024 * 1024),
  /** Puts CORS headers on the edge's own refusals, which CloudFront is not known to do. */
  corsOnRefusal: z.boolean().default(false),
  /** A file that takes one JSON line a request, or null for none. */
  accessLogPath: z.string().min(1).nullable(),
  /** Path prefixes whose next part is a secret; the log shows a star in its place. */
  secretPathPrefixes: z.array(z.string().regex(/^\/[a-z-]+\/$/)).default([]),
  distributionId: z.string().regex(/^E[A-Z0-9]{4,31}$/),
})

/** Settings of one control plane. */
export type ControlSettings = z.infer<typeof controlSchema>

export type EdgeSettings = z.infer<typeof edgeSettingsSchema>
