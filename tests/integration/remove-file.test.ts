import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '#core/staff-permissions.ts'
import { createDirectLink, createShare } from '#features/private-files/commands.ts'
import { openShare } from '#features/private-files/door.ts'
import { getFile, listFiles } from '#features/private-files/queries.ts'
import { removeFile } from '#features/private-files/remove-file.ts'
import { prepareRemoveFileQueue, removeFileQueue } from '#jobs/remove-file.ts'
import { getDatabase } from '#platform/database.ts'
import { removeObjects, sweepRemovedFiles } from '#worker/remove-file.ts'
import { openKeyHarness, type KeyHarness } from './support/key-harness.ts'
import { createMember } from './support/people-and-films.ts'

let harness: KeyHarness
let editor: StaffActor
beforeAll(async () => {
  harness = await openKeyHarness()
  await prepareRemoveFileQueue(harness.queue)
  editor = { ...(await createMember(harness.database, null, harness.now())).viewer, role: 'EDITOR' }
})
afterAll(async () => {
  await getDatabase().$disconnect()
  await harness.close()
})

async function createFile(status: 'READY' | 'PREPARING' = 'READY') {
  const now = harness.now()
  const id = randomBytes(16).toString('hex')
  const names = { fileName: 'Plan.pdf', objectKey: `private/${id}/Plan.pdf` }
  const facts = { contentType: 'application/pdf', sizeBytes: 6n, status, readyAt: now, createdAt: now }
  const options = { contentType: facts.contentType, cacheControl: 'private, no-store' }
  await harness.storage.putText(names.objectKey, 'a plan', options)
  return harness.database.privateFile.create({ data: { id, ...names, ...facts, createdById: editor.id } })
}

const wish = { length: 2, unit: 'days' as const, startsAt: '', sourceNetwork: '' }
const visitor = { accountId: null, address: null }
const statusOf = async (url: string) => (await fetch(url)).status
const request = () => ({ actor: editor, queue: harness.queue, now: harness.now() })

async function shareOut(fileId: string) {
  const now = harness.now()
  const share = await createShare({ fileId, audience: 'LINK', email: '', ...wish }, editor, now)
  const direct = await createDirectLink({ fileId, isConfirmed: 'yes', ...wish }, editor, now)
  if (!share.ok || !direct.ok) throw new Error('not shared')
  const opened = await openShare(share.value.token, visitor, now)
  if (!opened.ok) throw new Error(opened.error.code)
  return { token: share.value.token, urls: [opened.value.url, direct.value.url] }
}

test('a removed file is gone from pages and doors at once, and from issued addresses when its object is', async () => {
  const [file, other] = [await createFile(), await createFile()]
  const [shared, kept] = [await shareOut(file.id), await shareOut(other.id)]

  expect(await removeFile(file.id, request())).toEqual({ ok: true, value: null })
  expect(await getFile(file.id, harness.now())).toBeNull()
  expect((await listFiles(harness.now())).map(({ id }) => id)).toEqual([other.id])
  const closed = await openShare(shared.token, visitor, harness.now())
  expect(closed).toMatchObject({ ok: false, error: { code: 'SHARE_CLOSED' } })
  expect(await Promise.all(shared.urls.map(statusOf)), 'until the worker has been there').toEqual([200, 200])

  const jobs = await harness.queue.findJobs(removeFileQueue, { data: { fileId: file.id } })
  expect(jobs).toHaveLength(1)
  expect(await removeObjects(harness, file.id)).toBe(1)
  expect(await Promise.all(shared.urls.map(statusOf))).toEqual([403, 403])
  expect(await Promise.all(kept.urls.map(statusOf)), 'control: another file').toEqual([200, 200])
  expect((await openShare(kept.token, visitor, harness.now())).ok).toBe(true)
  const events = await harness.database.auditEvent.findMany({ where: { subjectId: file.id } })
  expect(events).toMatchObject([{ action: 'file.removed', actorId: editor.id }])
  expect(await removeFile(file.id, request())).toEqual({ ok: false, error: 'NOT_FOUND' })
})

test('a file on its way stays; nothing but what is removed is ever taken out', async () => {
  const [preparing, ready, removed] = [await createFile('PREPARING'), await createFile(), await createFile()]
  expect(await removeFile(preparing.id, request())).toEqual({ ok: false, error: 'FILE_NOT_READY' })
  await removeFile(removed.id, request())
  expect(await removeObjects(harness, ready.id)).toBe(0)
  expect(await sweepRemovedFiles(harness), 'what a job has left').toBe(1)
  const left = (await harness.storage.list('private/')).map(({ key }) => key)
  expect(left).toEqual(expect.arrayContaining([preparing.objectKey, ready.objectKey]))
  expect(left).not.toContain(removed.objectKey)
})
