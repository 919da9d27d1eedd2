import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'

/** The kinds of process that read settings; each is checked for what it needs when it starts, and for no more. */
export type ProcessKind = 'app' | 'worker' | 'database' | 'signingKey'

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `scheme://host[:port]` and nothing after it; plain http only where the packets cannot leave the machine. */
const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text
  if (!isOrigin) {
    context.addIssue({ code: 'custom', message: 'must be an origin such as https://media.example.com, without a path' })
    return z.NEVER
  }
  if (url.protocol === 'http:' && !loopbackHosts.has(url.hostname)) {
    context.addIssue({ code: 'custom', message: 'must be https: plain http is for a loopback host only' })
    return z.NEVER
  }
  return text
})

const secret = z.string().min(32, 'must have at least 32 characters')

const encryptionKeys = z.string().transform((text, context) => {
  const entries = text.split(',').map((entry) => /^([a-z0-9]{1,12}):([A-Za-z0-9+/]{43}=)$/.exec(entry.trim()))
  if (entries.length === 0 || entries.some((entry) => entry === null)) {
    context.addIssue({
      code: 'custom',
      message: 'must be id:KEY[,id:KEY…], each KEY 32 bytes in base64, the newest first',
    })
    return z.NEVER
  }
  return entries.flatMap((entry) =>
    entry?.[1] && entry[2] ? [{ id: entry[1], key: Buffer.from(entry[2], 'base64') }] : [],
  )
})

const commaSeparated = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  )

const database = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
}

const shared = {
  ...database,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
}

const bucket = {
  BUCKET_NAME: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be an S3 bucket name'),
  AWS_REGION: z.string().min(1).default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
}

/** AWS KMS, for private keys that never leave it. The app signs there; the worker makes keys there and deletes them. */
const kms = {
  KMS_REGION: z.string().min(1).optional(),
  KMS_ENDPOINT: z.url().optional(),
  KMS_ACCESS_KEY_ID: z.string().min(1).optional(),
  KMS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
}

const keyId = z.string().regex(/^[A-Z0-9]{4,40}$/, 'must be the id that CloudFront gave the public key')
const privateKey = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .pipe(z.string().startsWith('-----BEGIN', 'must be a PEM private key'))
const keyGroupId = z.string().regex(/^[A-Za-z0-9-]{4,64}$/, 'must be the id of a key group at CloudFront')

/** Two settings that say nothing without each other; the one that is missing is named. */
function together<Name extends string>(one: Name, other: Name) {
  return (given: Partial<Record<Name, unknown>>, context: z.RefinementCtx) => {
    if ((given[one] === undefined) === (given[other] === undefined)) return
    const missing = given[one] === undefined ? one : other
    context.addIssue({ code: 'custom', path: [missing], message: 'is missing' })
  }
}

type KmsUse = {
  SIGNING_KEY_STORE: string
  SIGNATURE_HASH: string
  S3_ENDPOINT?: string | undefined
  KMS_ACCESS_KEY_ID?: string | undefined
}

/** What KMS cannot do, and whose credentials would be taken for its own. */
function checkKmsUse(given: KmsUse, context: z.RefinementCtx): void {
  if (given.SIGNING_KEY_STORE !== 'kms') return
  if (given.SIGNATURE_HASH === 'SHA1') {
    const message = 'must be SHA256 where SIGNING_KEY_STORE is kms: KMS signs with SHA-256 only'
    context.addIssue({ code: 'custom', path: ['SIGNATURE_HASH'], message })
  }
  if (given.S3_ENDPOINT !== undefined && given.KMS_ACCESS_KEY_ID === undefined) {
    // The AWS_… credentials are then that other store's.
    context.addIssue({ code: 'custom', path: ['KMS_ACCESS_KEY_ID'], message: 'is missing' })
  }
}

const schemas = {
  database: z.object(database),
  app: z
    .object({
      ...shared,
      APP_ORIGIN: origin,
      EXTRA_APP_ORIGINS: commaSeparated.pipe(z.array(origin)),
      MEDIA_ORIGIN: origin,
      MEDIA_COOKIE_DOMAIN: z.string().min(1).optional(),
      SESSION_SECRET: secret,
      SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
      KEY_ENCRYPTION_KEYS: encryptionKeys,
      SIGNATURE_HASH: z.enum(['SHA256', 'SHA1']).default('SHA256'),
      SIGNING_KEY_STORE: z.enum(['database', 'kms']).default('database'),
      ...kms,
      ORIGIN_SECRETS: commaSeparated.pipe(z.array(secret)),
      PAST_DUE_GRACE_DAYS: z.coerce.number().int().min(0).max(60).default(7),
      LEGACY_KEY_PAIR_ID: z
        .string()
        .regex(/^APKA[A-Z0-9]{12,36}$/, 'must be the id of an account key pair of CloudFront, APKA…')
        .optional(),
      LEGACY_PRIVATE_KEY: privateKey.optional(),
      SIGN_WITH_LEGACY_KEY_PAIR: z
        .enum(['0', '1'])
        .default('0')
        .transform((text) => text === '1'),
      DOWNLOAD_VALIDITY_SECONDS: z.coerce.number().int().min(60).max(86_400).default(3_600),
      ...bucket,
      // The app itself never speaks to the bucket for a viewer; it signs, as these two identities, for staff alone.
      BUCKET_NAME: bucket.BUCKET_NAME.optional(),
      UPLOAD_ACCESS_KEY_ID: z.string().min(1).optional(),
      UPLOAD_SECRET_ACCESS_KEY: z.string().min(1).optional(),
      PREVIEW_ACCESS_KEY_ID: z.string().min(1).optional(),
      PREVIEW_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    })
    .superRefine(checkKmsUse)
    .superRefine(together('KMS_ACCESS_KEY_ID', 'KMS_SECRET_ACCESS_KEY'))
    .superRefine(together('LEGACY_KEY_PAIR_ID', 'LEGACY_PRIVATE_KEY'))
    .superRefine(together('UPLOAD_ACCESS_KEY_ID', 'UPLOAD_SECRET_ACCESS_KEY'))
    .superRefine(together('PREVIEW_ACCESS_KEY_ID', 'PREVIEW_SECRET_ACCESS_KEY')),
  /** The first key of each key group, registered by the start sequence; later keys are made by rotation. */
  signingKey: z
    .object({
      ...database,
      KEY_ENCRYPTION_KEYS: encryptionKeys,
      SIGNING_KEY_ID: keyId,
      SIGNING_PRIVATE_KEY: privateKey,
      PRIVATE_SIGNING_KEY_ID: keyId.optional(),
      PRIVATE_SIGNING_PRIVATE_KEY: privateKey.optional(),
      DIRECT_SIGNING_KEY_ID: keyId.optional(),
      DIRECT_SIGNING_PRIVATE_KEY: privateKey.optional(),
    })
    .superRefine(together('PRIVATE_SIGNING_KEY_ID', 'PRIVATE_SIGNING_PRIVATE_KEY'))
    .superRefine(together('DIRECT_SIGNING_KEY_ID', 'DIRECT_SIGNING_PRIVATE_KEY')),
  worker: z
    .object({
      ...shared,
      ...bucket,
      FFMPEG_PATH: z.string().min(1).default('ffmpeg'),
      FFPROBE_PATH: z.string().min(1).default('ffprobe'),
      WORK_FOLDER: z.string().min(1),
      WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
      // What follows is for making and rotating signing keys; a worker without it only prepares films.
      KEY_ENCRYPTION_KEYS: encryptionKeys.optional(),
      MEDIA_ORIGIN: origin.optional(),
      CLOUDFRONT_ENDPOINT: z.url().optional(),
      CLOUDFRONT_ACCESS_KEY_ID: z.string().min(1).optional(),
      CLOUDFRONT_SECRET_ACCESS_KEY: z.string().min(1).optional(),
      PLAYBACK_KEY_GROUP_ID: keyGroupId.optional(),
      PRIVATE_KEY_GROUP_ID: keyGroupId.optional(),
      DIRECT_KEY_GROUP_ID: keyGroupId.optional(),
      KEY_SETTLE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(900),
      ...kms,
    })
    .superRefine(together('KMS_ACCESS_KEY_ID', 'KMS_SECRET_ACCESS_KEY'))
    .superRefine(together('CLOUDFRONT_ACCESS_KEY_ID', 'CLOUDFRONT_SECRET_ACCESS_KEY')),
} as const

export type AppSettings = z.output<(typeof schemas)['app']>
export type WorkerSettings = z.output<(typeof schemas)['worker']>
export type SigningKeySettings = z.output<(typeof schemas)['signingKey']>
export type DatabaseSettings = z.output<(typeof schemas)['database']>
type SettingsOf = {
  app: AppSettings
  worker: WorkerSettings
  database: DatabaseSettings
  signingKey: SigningKeySettings
}

/**
 * Checks the settings of one kind of process, all at once.
 *
 * @returns The typed settings, or one line a problem: the variable's name and what it must be. Values never appear.
 */
export function parseSettings<Kind extends ProcessKind>(
  kind: Kind,
  variables: Record<string, string | undefined>,
): Result<SettingsOf[Kind], string[]> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schemas[kind].safeParse(given)
  if (!parsed.success) {
    return err(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0] ?? 'settings')
        return given[name] === undefined ? `${name} is missing: set it (see .env.example)` : `${name} ${issue.message}`
      }),
    )
  }
  // The schema table and SettingsOf are made from the same object; TypeScript cannot follow that through an index.
  return ok(parsed.data as SettingsOf[Kind])
}

/** The names of every variable that this kind of process reads, or any process; a test holds `.env.example` to them. */
export function listSettingNames(kind?: ProcessKind): string[] {
  const read = kind ? [schemas[kind]] : Object.values(schemas)
  return [...new Set(read.flatMap((schema) => Object.keys(schema.shape)))].sort()
}

const read = new Map<ProcessKind, unknown>()

/** The settings of this process, checked once; throws one message that names every problem. */
export function getSettings<Kind extends ProcessKind>(kind: Kind): SettingsOf[Kind] {
  const known = read.get(kind)
  if (known !== undefined) return known as SettingsOf[Kind]
  const parsed = parseSettings(kind, process.env)
  if (!parsed.ok) throw new Error(`Settings of the ${kind} are not usable:\n  ${parsed.error.join('\n  ')}`)
  read.set(kind, parsed.value)
  return parsed.value
}

/** The origin to which a browser sends the parts of an upload, or `null` where the app has no bucket. */
export function readBucketOrigin({ BUCKET_NAME, AWS_REGION, S3_ENDPOINT }: AppSettings): string | null {
  if (BUCKET_NAME === undefined) return null
  if (S3_ENDPOINT !== undefined) return new URL(S3_ENDPOINT).origin
  return `https://${BUCKET_NAME}.s3.${AWS_REGION}.amazonaws.com`
}
