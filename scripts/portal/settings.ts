import { createPublicKey } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { err, ok, type Result } from '#core/result.ts'

/** Environment variables as a process has them. */
export type Variables = Record<string, string | undefined>

/** The environment of a process to be started. Next's types want NODE_ENV in every one, a database server's too. */
export function processEnvironment(variables: Record<string, string>): NodeJS.ProcessEnv {
  return variables as NodeJS.ProcessEnv
}

/** The checkout's own folder. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

const port = (fallback: number) =>
  z.coerce
    .number('must be a port number')
    .int()
    .min(1, 'must be 1 to 65535')
    .max(65_535, 'must be 1 to 65535')
    .default(fallback)

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL')

/** Takes a private key and keeps its public half: the start hands no more to the edge. */
const publicHalf = z.string().transform((text, context) => {
  try {
    return createPublicKey(text.replaceAll('\\n', '\n')).export({ type: 'spki', format: 'pem' }) as string
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a PEM private key' })
    return z.NEVER
  }
})

const legacyKeyPairId = z.string().regex(/^APKA[A-Z0-9]{12,28}$/, 'must be the id of a CloudFront key pair, APKA…')

/** What only the start sequence reads; the settings of its processes are in platform/env.ts. */
const schema = z.object({
  USHER_HOME: z.string().default('.usher'),
  APP_PORT: port(3000),
  EDGE_PORT: port(4000),
  EDGE_CONTROL_PORT: port(4001),
  BUCKET_PORT: port(9000),
  PG_PORT: port(5433),
  EDGE_PROPAGATION_SECONDS: z.coerce.number('must be a number').min(0).max(3_600, 'must be 0 to 3600').default(0),
  LEGACY_KEY_PAIR_ID: legacyKeyPairId.optional(),
  LEGACY_PRIVATE_KEY: publicHalf.optional(),
  LEGACY_KEY_PAIR_ID_2: legacyKeyPairId.optional(),
  LEGACY_PRIVATE_KEY_2: publicHalf.optional(),
  USHER_DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
})

/** The names of every variable that the start sequence reads itself. */
export const portalSettingNames = Object.keys(schema.shape)

export type PortalSettings = {
  /** Absolute path of USHER_HOME. */
  home: string
  ports: { app: number; edge: number; edgeControl: number; bucket: number; postgres: number }
  demoPassword: string | null
  /** A Postgres that is not ours; `migrationUrl` may be a role with more rights. Null: the portal brings its own. */
  database: { url: string; migrationUrl: string } | null
  /** How long the embedded edge takes to follow a change of its key groups. */
  edgePropagationMs: number
  /** The account's own key pairs, public halves, which the embedded edge then trusts for playback; none by default. */
  legacyKeyPairs: { keyId: string; publicKeyPem: string }[]
  /** Whether the portal brings bucket and edge itself, because no setting names another. */
  isMediaEmbedded: boolean
}

const signingSettings = ['', 'PRIVATE_', 'DIRECT_'].flatMap((group) => [
  `${group}SIGNING_KEY_ID`,
  `${group}SIGNING_PRIVATE_KEY`,
])

/** Any one of these says that media lies at AWS (or at something that speaks its protocols). */
const mediaSettings = ['MEDIA_ORIGIN', 'BUCKET_NAME', 'S3_ENDPOINT', ...signingSettings]

/** Reads what the start sequence needs; every problem is one line, and no value is repeated. */
export function readPortalSettings(variables: Variables): Result<PortalSettings, string[]> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value))
  const parsed = schema.safeParse(given)
  if (!parsed.success) return err(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`))
  const read = parsed.data
  const ports = {
    app: read.APP_PORT,
    edge: read.EDGE_PORT,
    edgeControl: read.EDGE_CONTROL_PORT,
    bucket: read.BUCKET_PORT,
    postgres: read.PG_PORT,
  }
  if (new Set(Object.values(ports)).size < Object.keys(ports).length) {
    return err(['APP_PORT, EDGE_PORT, EDGE_CONTROL_PORT, BUCKET_PORT and PG_PORT must differ from one another'])
  }
  return ok({
    home: isAbsolute(read.USHER_HOME) ? read.USHER_HOME : join(projectFolder, read.USHER_HOME),
    ports,
    demoPassword: read.USHER_DEMO_PASSWORD ?? null,
    database: read.DATABASE_URL
      ? { url: read.DATABASE_URL, migrationUrl: read.MIGRATION_DATABASE_URL ?? read.DATABASE_URL }
      : null,
    edgePropagationMs: read.EDGE_PROPAGATION_SECONDS * 1000,
    legacyKeyPairs: [
      { keyId: read.LEGACY_KEY_PAIR_ID, publicKeyPem: read.LEGACY_PRIVATE_KEY },
      { keyId: read.LEGACY_KEY_PAIR_ID_2, publicKeyPem: read.LEGACY_PRIVATE_KEY_2 },
    ].flatMap(({ keyId, publicKeyPem }) => (keyId && publicKeyPem ? [{ keyId, publicKeyPem }] : [])),
    isMediaEmbedded: !mediaSettings.some((name) => given[name]),
  })
}
