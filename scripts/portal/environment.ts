import { join } from 'node:path'
import { listSettingNames, parseSettings, type ProcessKind } from '#platform/env.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import type { Home } from './home.ts'
import type { Secrets } from './secrets.ts'
import type { PortalSettings, Variables } from './settings.ts'

export type Environment = Record<string, string>

export type EnvironmentFacts = {
  settings: PortalSettings
  home: Home
  ffmpeg: Ffmpeg
  /** Null where the portal brings nothing of its own, and so makes no secret. */
  secrets: Secrets | null
  /** Address of the database for the portal's processes. */
  databaseUrl: string
  nodeEnvironment: 'production' | 'development'
}

export const bucketName = 'usher-media'
export const region = 'us-east-1'

/** What a process has of its surroundings whatever its settings are. */
const surroundings = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS']

/**
 * The value of every setting: what was given, completed by the embedded portal's own. Where bucket and edge are
 * embedded, theirs stand over anything given: a developer's own AWS credentials have no business there.
 */
export function composeEnvironment(facts: EnvironmentFacts, given: Variables): Environment {
  const { settings, secrets, home, ffmpeg, databaseUrl, nodeEnvironment } = facts
  const { app, edge, edgeControl, bucket } = settings.ports
  const kept = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const common: Environment = {
    WORK_FOLDER: home.work,
    ...Object.fromEntries(kept),
    FFMPEG_PATH: ffmpeg.ffmpegPath,
    FFPROBE_PATH: ffmpeg.ffprobePath,
    DATABASE_URL: databaseUrl,
    NODE_ENV: nodeEnvironment,
  }
  if (!settings.isMediaEmbedded || !secrets) return common
  const { signingKeys, keyGroupIds } = secrets
  return {
    APP_ORIGIN: `http://localhost:${app}`,
    // The edge hands on everything but media, so the whole portal also stands at its address: production's form.
    EXTRA_APP_ORIGINS: `http://localhost:${edge}`,
    SESSION_SECRET: secrets.sessionSecret,
    KEY_ENCRYPTION_KEYS: secrets.encryptionKeys,
    KEY_SETTLE_SECONDS: '0',
    ...common,
    MEDIA_ORIGIN: `http://localhost:${edge}`,
    ORIGIN_SECRETS: secrets.originSecret,
    SIGNING_KEY_ID: signingKeys.playback.id,
    SIGNING_PRIVATE_KEY: signingKeys.playback.privateKeyPem,
    PRIVATE_SIGNING_KEY_ID: signingKeys.private.id,
    PRIVATE_SIGNING_PRIVATE_KEY: signingKeys.private.privateKeyPem,
    DIRECT_SIGNING_KEY_ID: signingKeys.direct.id,
    DIRECT_SIGNING_PRIVATE_KEY: signingKeys.direct.privateKeyPem,
    CLOUDFRONT_ENDPOINT: `http://127.0.0.1:${edgeControl}`,
    CLOUDFRONT_ACCESS_KEY_ID: secrets.keyControl.accessKeyId,
    CLOUDFRONT_SECRET_ACCESS_KEY: secrets.keyControl.secretAccessKey,
    PLAYBACK_KEY_GROUP_ID: keyGroupIds.playback,
    PRIVATE_KEY_GROUP_ID: keyGroupIds.private,
    DIRECT_KEY_GROUP_ID: keyGroupIds.direct,
    BUCKET_NAME: bucketName,
    S3_ENDPOINT: `http://127.0.0.1:${bucket}`,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: secrets.bucket.worker.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secrets.bucket.worker.secretAccessKey,
    UPLOAD_ACCESS_KEY_ID: secrets.bucket.app.accessKeyId,
    UPLOAD_SECRET_ACCESS_KEY: secrets.bucket.app.secretAccessKey,
    PREVIEW_ACCESS_KEY_ID: secrets.bucket.preview.accessKeyId,
    PREVIEW_SECRET_ACCESS_KEY: secrets.bucket.preview.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
  }
}

/** Checks what all processes need before any of them starts; one line a problem, values never appear. */
export function findProblems(environment: Environment): string[] {
  const kinds: ProcessKind[] = ['app', 'worker', 'signingKey']
  const problems = kinds.flatMap((kind) => {
    const parsed = parseSettings(kind, environment)
    return parsed.ok ? [] : parsed.error
  })
  return [...new Set(problems)]
}

/** What one process is handed: its own settings by name and no more, so that no process holds another's secret. */
export function selectFor(kind: 'app' | 'worker', environment: Environment): Environment {
  // The app has AWS credentials in one case: to ask KMS, where that has no identity of its own.
  const asksByChain = environment['SIGNING_KEY_STORE'] === 'kms' && !environment['KMS_ACCESS_KEY_ID']
  const isCredential = (name: string) => name.startsWith('AWS_') && (kind === 'worker' || asksByChain)
  const names = new Set([...surroundings, ...listSettingNames(kind)])
  const selected = Object.entries(environment).filter(
    ([name, value]) => value && (names.has(name) || isCredential(name)),
  )
  const own = Object.fromEntries(selected)
  if (kind === 'worker') return own
  // next-auth reads its own two names.
  const { APP_ORIGIN = '', SESSION_SECRET = '' } = environment
  return { ...own, NEXTAUTH_URL: APP_ORIGIN, NEXTAUTH_SECRET: SESSION_SECRET, NEXT_TELEMETRY_DISABLED: '1' }
}

/** Where each process writes. `…Access` logs hold one JSON line a request. */
export function listLogPaths(home: Home) {
  const at = (name: string) => join(home.logs, name)
  return {
    app: at('app.log'),
    appAccess: at('app.jsonl'),
    edge: at('edge.log'),
    edgeAccess: at('edge.jsonl'),
    bucket: at('bucket.log'),
    bucketAccess: at('bucket.jsonl'),
    worker: at('worker.log'),
    postgres: at('postgres.log'),
    build: at('build.log'),
  }
}
