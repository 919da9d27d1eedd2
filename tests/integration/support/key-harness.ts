import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDistribution } from '#core/distribution/distribution.ts'
import type { StaffActor } from '#core/staff-permissions.ts'
import { keyGroups, type KeyGroup } from '#core/signing-keys/lifecycle.ts'
import { openKeySource } from '#local/edge/control/key-source.ts'
import type { ControlState } from '#local/edge/control/control-state.ts'
import { createEdge } from '#local/edge/edge.ts'
import { createAppOrigin } from '#local/edge/origins/app-origin.ts'
import { createBucketOrigin } from '#local/edge/origins/bucket-origin.ts'
import { prepareSigningKeysQueue } from '#jobs/signing-keys.ts'
import { getSettings } from '#platform/env.ts'
import { openKeyControl } from '#platform/key-control.ts'
import { openKms } from '#platform/kms.ts'
import { createLogger } from '#platform/logger.ts'
import { openQueue } from '#platform/queue.ts'
import { registerSigningKey } from '#platform/signing-keys.ts'
import { openStorage } from '#platform/storage.ts'
import { bucketName, credentialsOf, region, startTestBucket } from '#tests/conformance/bucket-harness.ts'
import type { KeyContext } from '#worker/signing-keys/context.ts'
import { setAppSettings } from './app-settings.ts'
import { kmsSettingsOf, type KmsServer } from './kms-server.ts'
import { openTestDatabase } from './test-database.ts'

const caller = { accessKeyId: 'USHERTESTCONTROL0001', secretAccessKey: randomBytes(24).toString('hex') }

/**
 * Database, bucket, and an edge with its control plane, each group with a first key. The clock of the portal and of the
 * edge's gate is the test's; SigV4 goes by the real one. Changes of the key groups reach the edge after
 * `propagationMilliseconds`, or, with `Infinity`, when the test calls `propagate`. With a KMS server new keys are made
 * there, by the worker; the app may do no more than sign.
 */
export async function openKeyHarness({ propagationMilliseconds = 0, clock, kmsServer }: HarnessOptions = {}) {
  let now = new Date(Math.floor(Date.now() / 1_000) * 1_000)
  const readClock = clock ?? (() => now)
  const testDatabase = await openTestDatabase()
  const bucket = await startTestBucket()
  const folder = await mkdtemp(join(tmpdir(), 'usher-keys-'))
  const statePath = join(folder, 'key-groups.json')
  const firstKeys = keyGroups.map((keyGroup) => ({ keyGroup, ...makeFirstKey(keyGroup) }))
  const held: (() => void)[] = []
  const distribution = createDistribution({ appOrigins: ['http://localhost:3000'] })
  const { trustedKeys, control } = await openKeySource(
    {
      trustedKeys: firstKeys.map(({ keyGroup, id, publicKeyPem }) => ({
        keyId: id,
        publicKeyPem,
        group: nameOf(keyGroup),
      })),
      control: {
        ...caller,
        host: '127.0.0.1',
        port: 0,
        statePath,
        keyGroupIds: { playback: groupIds.PLAYBACK, private: groupIds.PRIVATE, direct: groupIds.DIRECT },
      },
      propagationMilliseconds: Number.isFinite(propagationMilliseconds) ? propagationMilliseconds : 1,
      legacyKeyPairs: [],
    },
    {
      clock: () => new Date(),
      distribution,
      ...(Number.isFinite(propagationMilliseconds)
        ? {}
        : { schedule: (work: () => void) => ({ cancel: () => undefined, index: held.push(work) }) }),
    },
  )
  if (!control) throw new Error('The edge has no control plane.')
  const origin = createBucketOrigin({
    endpoint: bucket.endpoint,
    bucketName,
    region,
    ...credentialsOf('edge'),
    clock: Date.now,
  })
  const app = createAppOrigin({ origin: 'http://127.0.0.1:9', secret: '' })
  const edge = createEdge({
    clock: () => readClock().getTime(),
    clientAddress: () => '127.0.0.1',
    scheme: () => 'http',
    distribution,
    trustedKeys,
    origins: { bucket: origin, app },
    cacheBytes: 32 * 1024 * 1024,
  })
  const [edgePort, controlPort] = await Promise.all([edge.listen(0, '127.0.0.1'), control.listen(0, '127.0.0.1')])
  const mediaOrigin = `http://localhost:${edgePort}`
  setAppSettings(testDatabase.url)
  const store = kmsServer ? ('kms' as const) : ('database' as const)
  const services = {
    bucket: bucket.endpoint,
    control: `http://127.0.0.1:${controlPort}`,
    media: mediaOrigin,
    kms: kmsServer?.endpoint ?? 'http://127.0.0.1:9',
  }
  const kmsSettings = (name: string) => kmsSettingsOf({ endpoint: services.kms }, name)
  Object.assign(process.env, { MEDIA_ORIGIN: mediaOrigin, SIGNING_KEY_STORE: store, ...kmsSettings(kmsCallers.app) })
  const { database } = testDatabase
  const encryptionKeys = getSettings('app').KEY_ENCRYPTION_KEYS
  const earlier = new Date(readClock().getTime() - 60_000)
  for (const key of firstKeys) await registerSigningKey(database, key, encryptionKeys, earlier)
  const queue = await openQueue({
    databaseUrl: testDatabase.url,
    poolSize: 2,
    isKeeper: false,
    onError: () => undefined,
  })
  await prepareSigningKeysQueue(queue)
  const keyControl = openKeyControl({ endpoint: services.control, credentials: caller, groupIds })
  const kms = openKms(kmsSettings(kmsCallers.worker), () => undefined)
  const storage = openStorage({ bucketName, region, endpoint: bucket.endpoint, credentials: credentialsOf('worker') })
  const context: KeyContext = {
    ...{ database, storage, keyControl, kms, encryptionKeys, mediaOrigin },
    settleSeconds: 0,
    logger: createLogger({ name: 'worker', level: 'silent' }),
    clock: readClock,
  }
  return {
    ...{ database, queue, storage, keyControl, kms, context, mediaOrigin, encryptionKeys },
    now: readClock,
    databaseUrl: testDatabase.url,
    /** Where everything is that a worker asks; a test may put something of its own in between. */
    services,
    /** The environment of a worker process that looks after keys. */
    workerEnvironment: (at: typeof services) => ({
      ...kmsSettingsOf({ endpoint: at.kms }, kmsCallers.worker),
      DATABASE_URL: testDatabase.url,
      DATABASE_POOL_SIZE: '4',
      BUCKET_NAME: bucketName,
      AWS_REGION: region,
      S3_ENDPOINT: at.bucket,
      AWS_ACCESS_KEY_ID: credentialsOf('worker').accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentialsOf('worker').secretAccessKey,
      WORK_FOLDER: join(folder, 'work'),
      LOG_LEVEL: 'info',
      NODE_ENV: 'test',
      MEDIA_ORIGIN: at.media,
      KEY_ENCRYPTION_KEYS: process.env['KEY_ENCRYPTION_KEYS'],
      KEY_SETTLE_SECONDS: '0',
      CLOUDFRONT_ENDPOINT: at.control,
      CLOUDFRONT_ACCESS_KEY_ID: caller.accessKeyId,
      CLOUDFRONT_SECRET_ACCESS_KEY: caller.secretAccessKey,
      ...Object.fromEntries(keyGroups.map((keyGroup) => [`${keyGroup}_KEY_GROUP_ID`, groupIds[keyGroup]])),
    }),
    /** Moves the clock of the portal and of the edge's gate. */
    pass(seconds: number) {
      now = new Date(now.getTime() + seconds * 1_000)
    },
    /** What an owner's request is made with, at this moment. */
    request: (actor: StaffActor | null = null) => ({
      ...{ database, queue, encryptionKeys, store, actor, now: readClock() },
    }),
    /** Lets every change so far reach the edge. */
    propagate() {
      for (const work of held.splice(0)) work()
    },
    /** What CloudFront holds: ids of the public keys, and those of one group. */
    async readCloudFront(keyGroup: KeyGroup) {
      const state = JSON.parse(await readFile(statePath, 'utf8')) as ControlState
      const group = state.keyGroups.find(({ id }) => id === groupIds[keyGroup])
      return { publicKeys: state.publicKeys.map(({ id }) => id), group: group?.items ?? [] }
    },
    async close() {
      await queue.stop({ graceful: false })
      keyControl.close()
      kms.close()
      storage.close()
      await Promise.all([edge.close(), control.close()])
      origin.close()
      app.close()
      await testDatabase.close()
      await bucket[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type KeyHarness = Awaited<ReturnType<typeof openKeyHarness>>

type HarnessOptions = { propagationMilliseconds?: number; clock?: () => Date; kmsServer?: KmsServer }

/** Who calls KMS, and what each of them is there for. */
export const kmsCallers = { app: 'AKIATESTKMSAPP', worker: 'AKIATESTKMSWORKER' } as const

const groupIds: Record<KeyGroup, string> = { PLAYBACK: randomUUID(), PRIVATE: randomUUID(), DIRECT: randomUUID() }

/** The first key's id at CloudFront, by group. */
export function firstKeyId(keyGroup: KeyGroup): string {
  return `K2FIRST${keyGroup}`.padEnd(15, '0')
}

function nameOf(keyGroup: KeyGroup): 'playback' | 'private' | 'direct' {
  return ({ PLAYBACK: 'playback', PRIVATE: 'private', DIRECT: 'direct' } as const)[keyGroup]
}

function makeFirstKey(keyGroup: KeyGroup) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  return {
    id: firstKeyId(keyGroup),
    algorithm: 'EC_P256' as const,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
