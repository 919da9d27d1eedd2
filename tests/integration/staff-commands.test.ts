import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permits, type StaffActor, type StaffPermission } from '#core/staff-permissions.ts'
import { startIngest } from '#features/library-admin/commands.ts'
import { createDirectLink, createShare, revokeShare } from '#features/private-files/commands.ts'
import { removeFile } from '#features/private-files/remove-file.ts'
import {
  abandonUpload,
  beginUpload,
  completeUpload,
  getUpload,
  signUploadPart,
} from '#features/private-files/uploads.ts'
import { requestRemoval, requestRotation } from '#features/signing-keys/commands.ts'
import { prepareIngestQueue } from '#jobs/ingest.ts'
import { prepareRemoveFileQueue } from '#jobs/remove-file.ts'
import { getDatabase } from '#platform/database.ts'
import { openKeyHarness, type KeyHarness } from './support/key-harness.ts'
import { createFilm, createMember } from './support/people-and-films.ts'

let harness: KeyHarness
let ownerId: string
let fileId: string
let shareId: string
let keyId: string
let librarySlug: string

beforeAll(async () => {
  harness = await openKeyHarness()
  await prepareRemoveFileQueue(harness.queue)
  await prepareIngestQueue(harness.queue)
  const { database } = harness
  ownerId = (await createMember(database, null, harness.now())).viewer.id
  fileId = randomBytes(16).toString('hex')
  const names = { fileName: 'Plan.pdf', objectKey: `private/${fileId}/Plan.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 6n, status: 'READY' as const, readyAt: harness.now() }
  await database.privateFile.create({
    data: { id: fileId, ...names, ...facts, createdAt: harness.now(), createdById: ownerId },
  })
  const owner = { id: ownerId, role: 'OWNER' as const }
  const shared = await createShare({ fileId, audience: 'LINK', email: '', ...wish }, owner, harness.now())
  if (!shared.ok) throw new Error(shared.error)
  shareId = shared.value.shareId
  keyId = (await database.signingKey.findFirstOrThrow({ where: { keyGroup: 'DIRECT', status: 'SIGNING' } })).id
  librarySlug = (await createFilm(database)).library.slug
})
afterAll(async () => {
  await getDatabase().$disconnect()
  await harness.close()
})

const wish = { length: 2, unit: 'days' as const, startsAt: '', sourceNetwork: '' }
const upload = randomBytes(16).toString('hex')
const part = { partNumber: 1, sha256: 'A'.repeat(43) + '=' }

type Command = (actor: StaffActor) => Promise<{ ok: true } | { ok: false; error: unknown }>

/** Every command of staff but those on many titles at once, which have theirs in bulk-change.test.ts. What ends something comes last. */
const commands: [string, StaffPermission, Command][] = [
  ['startIngest', 'catalogue.change', (actor) => startIngest(harness, newFilm(), actor, harness.now())],
  [
    'beginUpload',
    'files.change',
    (actor) => beginUpload({ fileName: 'a.txt', contentType: '', sizeBytes: 3 }, actor, harness.now()),
  ],
  ['signUploadPart', 'files.change', (actor) => signUploadPart(upload, part, actor)],
  ['getUpload', 'files.change', (actor) => getUpload(upload, actor)],
  ['completeUpload', 'files.change', (actor) => completeUpload(upload, actor, harness.now())],
  ['abandonUpload', 'files.change', (actor) => abandonUpload(upload, actor)],
  [
    'createShare',
    'files.change',
    (actor) => createShare({ fileId, audience: 'LINK', email: '', ...wish }, actor, harness.now()),
  ],
  [
    'createDirectLink',
    'files.change',
    (actor) => createDirectLink({ fileId, isConfirmed: 'yes', ...wish }, actor, harness.now()),
  ],
  ['revokeShare', 'files.change', (actor) => revokeShare(shareId, actor, harness.now())],
  ['removeFile', 'files.change', (actor) => removeFile(fileId, { actor, queue: harness.queue, now: harness.now() })],
  ['requestRotation', 'keys.change', (actor) => requestRotation('PRIVATE', 'EC_P256', harness.request(actor))],
  ['requestRemoval', 'keys.change', (actor) => requestRemoval(keyId, harness.request(actor))],
]

const newFilm = () => {
  const assetId = randomBytes(16).toString('hex')
  return {
    target: { librarySlug, title: { name: 'A film' }, playable: { kind: 'FILM' as const } },
    assetId,
    sourceKey: `sources/${assetId}/film.mp4`,
    sourceName: 'film.mp4',
    captions: [],
  }
}

const countRows = () =>
  Promise.all([
    harness.database.auditEvent.count(),
    harness.database.share.count({ where: { revokedAt: null } }),
    harness.database.privateFile.count({ where: { status: 'READY' } }),
    harness.database.signingKey.count({ where: { compromisedAt: null } }),
    harness.database.asset.count(),
    harness.database.upload.count(),
  ])

test.each(commands)('%s asks for itself whether its actor may', async (_name, permission, run) => {
  const before = await countRows()
  const refused = (['MEMBER', 'SUPPORT', 'EDITOR'] as const).filter((role) => !permits(role, permission))
  for (const role of refused) {
    const outcome = await run({ id: randomUUID(), role })
    expect(JSON.stringify(outcome), role).toMatch(/NOT_FOUND/)
  }
  expect(await countRows()).toEqual(before)
  expect(JSON.stringify(await run({ id: ownerId, role: 'OWNER' })), 'control').not.toMatch(/NOT_FOUND/)
})
