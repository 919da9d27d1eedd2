import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { signUrl } from '#platform/cdn.ts'
import { forgetSigner, takeSigner } from '#platform/signing-keys.ts'
import { firstKeyId, kmsCallers, openKeyHarness, type KeyHarness } from '#tests/integration/support/key-harness.ts'
import { startKmsServer, type KmsServer } from '#tests/integration/support/kms-server.ts'
import { openGateway, type Gateway } from './support/gateway.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const patience = { timeout: 60_000, interval: 50 }

let kmsServer: KmsServer
let harness: KeyHarness
const gateways: Gateway[] = []
let worker: ChildProcess | null = null
/** The call that has been done when the worker is killed, before it hears of it. */
let armed: RegExp | null = null
let deaths = 0

beforeAll(async () => {
  kmsServer = await startKmsServer({
    [kmsCallers.app]: ['Sign'],
    [kmsCallers.worker]: ['CreateKey', 'CreateAlias', 'DescribeKey', 'GetPublicKey', 'Sign', 'ScheduleKeyDeletion'],
  })
  harness = await openKeyHarness({ clock: () => new Date(), kmsServer })
  for (const path of objects) await harness.storage.putText(path, 'media', { contentType: 'video/mp4' })
}, 60_000)
afterAll(async () => {
  await kill()
  for (const gateway of gateways) await gateway.close()
  await harness.close()
  await kmsServer.close()
})

const objects = ['library/films/a/seg-0.m4s']

async function kill(): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  await gone
}

/** The armed death, once: the worker after this one must go on from there. */
function isFatal(request: string): boolean {
  if (!armed?.test(request)) return false
  armed = null
  return true
}

/** A real worker, as the portal starts it, with a gateway before everything that it asks. */
async function startWorker(): Promise<ChildProcess> {
  if (gateways.length === 0) {
    const { bucket, control, media, kms } = harness.services
    for (const target of [bucket, control, media, kms]) gateways.push(await openGateway(target, isFatal, kill))
  }
  const [bucket = '', control = '', media = '', kms = ''] = gateways.map(({ origin }) => origin)
  const environment = { ...process.env, ...harness.workerEnvironment({ bucket, control, media, kms }) }
  worker = spawn(process.execPath, ['--conditions=react-server', join(root, 'worker/main.ts')], {
    cwd: root,
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return worker
}

async function dieAfter(call: RegExp): Promise<void> {
  armed = call
  const dying = await startWorker()
  await vi.waitFor(() => expect(dying.signalCode, String(call)).toBe('SIGKILL'), patience)
  deaths++
  await expectSignaturesToOpen(String(call))
}

/** Killed while it waits for rows that somebody else holds: in the midst of a transaction. */
async function dieInTransaction(keyId: string): Promise<void> {
  const holder = new pg.Client({ connectionString: harness.databaseUrl })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM "SigningKey" WHERE "id" = $1 FOR UPDATE', [keyId])
  const dying = await startWorker()
  const listWaiting = () =>
    harness.database.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect((await listWaiting()).length).toBeGreaterThan(0), patience)
  await kill()
  expect(dying.signalCode).toBe('SIGKILL')
  await holder.query('ROLLBACK')
  await holder.end()
  deaths++
  await expectSignaturesToOpen(`the transaction on ${keyId}`)
}

/** Whatever was half done, what signs is trusted. */
async function expectSignaturesToOpen(label: string): Promise<void> {
  const { database, encryptionKeys, kms, mediaOrigin } = harness
  const expiresAt = new Date(Date.now() + 300_000)
  const signer = await takeSigner(database, { keyGroup: 'PLAYBACK', expiresAt, encryptionKeys, kms, now: new Date() })
  if (!signer) throw new Error(`${label}: no key signs`)
  const url = await signUrl(`${mediaOrigin}/${objects[0]}`, { kind: 'canned', expiresAt }, signer, 'SHA256')
  if (!url.ok) throw new Error(`${label}: ${url.error}`)
  expect((await fetch(url.value)).status, label).toBe(200)
}

const readKey = (id: string) => harness.database.signingKey.findUniqueOrThrow({ where: { id } })

/** A last worker, which is let live until the key stands as wanted. */
async function finish(id: string, wanted: Partial<Awaited<ReturnType<typeof readKey>>>): Promise<void> {
  await startWorker()
  await vi.waitFor(async () => expect(await readKey(id)).toMatchObject(wanted), patience)
  await kill()
}

// Where a call has been done and the next has not: every state that a worker can leave outside of the database. One
// at each service, and all of them under USHER_TEST_SCALE=full: a worker takes seconds to start.
const isFull = process.env['USHER_TEST_SCALE'] === 'full'
const oneEach = [/TrentService\.CreateKey$/, /^PUT \/2020-05-31\/key-group\//, /^PUT \/\S+\/downloads\/key-probe\//]
const allOfRotation = [
  /TrentService\.CreateKey$/,
  /TrentService\.CreateAlias$/,
  /TrentService\.GetPublicKey$/,
  /^POST \/2020-05-31\/public-key\b/,
  /^PUT \/2020-05-31\/key-group\//,
  /^PUT \/\S+\/downloads\/key-probe\//,
  /^POST \/\S+\?delete/,
]
const ofRotation = isFull ? allOfRotation : oneEach
const ofRemoval = [/^PUT \/2020-05-31\/key-group\//, /^DELETE \/2020-05-31\/public-key\//]

const eventsOf = async (id: string) =>
  (await harness.database.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )

test('killed at a step of a rotation, a worker is followed by one that goes on', { timeout: 240_000 }, async () => {
  const first = firstKeyId('PLAYBACK')
  const begun = await requestRotation('PLAYBACK', 'EC_P256', harness.request())
  if (!begun.ok) throw new Error(begun.error.code)
  const { keyId } = begun.value
  for (const call of ofRotation) await dieAfter(call)
  await dieInTransaction(first)
  await finish(keyId, { status: 'SIGNING' })
  expect(await readKey(first)).toMatchObject({ status: 'RETIRING' })

  // Everything that the first key signed has ended, and no process knows it any more.
  forgetSigner({ keyPairId: first })
  const past = new Date(Date.now() - 600_000)
  await harness.database.signingKey.update({ where: { id: first }, data: { replacedAt: past, lastExpiresAt: past } })
  await dieInTransaction(first)
  for (const call of ofRemoval) await dieAfter(call)
  await finish(first, { status: 'RETIRED', removedAt: expect.any(Date) as Date })

  const { publicKeyId, kmsKeyId } = await readKey(keyId)
  expect(await harness.readCloudFront('PLAYBACK')).toMatchObject({ group: [publicKeyId] })
  expect((await harness.readCloudFront('PLAYBACK')).publicKeys).toHaveLength(3)
  expect(await harness.storage.list('downloads/')).toEqual([])
  expect(await eventsOf(keyId)).toEqual(['key.rotation-asked', 'key.published', 'key.confirmed', 'key.signing'])
  expect(await eventsOf(first)).toEqual(['key.retiring', 'key.retired', 'key.removed'])
  // One worker was killed after KMS had made a key and before that had a name; nothing ever signs with it.
  expect(kmsServer.listKeys()).toContain(kmsKeyId)
  expect(kmsServer.listKeys()).toHaveLength(2)

  expect(await requestRemoval(keyId, harness.request())).toMatchObject({ ok: true })
  await dieAfter(/TrentService\.ScheduleKeyDeletion$/)
  await finish(keyId, { status: 'COMPROMISED', removedAt: expect.any(Date) as Date })
  expect(kmsServer.listKeys()).not.toContain(kmsKeyId)
  await expectSignaturesToOpen('the end')
  process.stdout.write(`rotation: ${deaths} workers killed, each followed by one that went on\n`)
})
