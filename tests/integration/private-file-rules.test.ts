import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from './support/test-database.ts'

const id = 'a'.repeat(32)
const now = '2026-11-25T12:00:00Z'

let opened: TestDatabase
let app: pg.Client
let accountId: string

type Row = Record<string, string | number | null>

async function insert(table: string, row: Row): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`)
  const places = names.map((_name, index) => `$${index + 1}`)
  await app.query(`INSERT INTO "${table}" (${names.join()}) VALUES (${places.join()})`, Object.values(row))
}

/** Inside a transaction that is taken back; says which rule refused. */
async function attempt(table: string, row: Row, before: () => Promise<void> = async () => undefined): Promise<string> {
  await app.query('BEGIN')
  try {
    await before()
    await insert(table, row)
    return 'accepted'
  } catch (cause) {
    return (cause as pg.DatabaseError).constraint ?? String(cause)
  } finally {
    await app.query('ROLLBACK')
  }
}

beforeAll(async () => {
  opened = await openTestDatabase()
  app = new pg.Client({ connectionString: opened.url })
  await app.connect()
  accountId = (await opened.database.account.create({ data: { email: 'ann@example.com', name: 'Ann' } })).id
})
afterAll(async () => {
  await app.end()
  await opened.close()
})

const file = { id, fileName: 'a.pdf', objectKey: `private/${id}/a.pdf`, contentType: 'application/pdf', sizeBytes: 1 }
const ready = { ...file, status: 'READY', readyAt: now }

test.each([
  [{}, 'accepted'],
  [{ id: 'A'.repeat(32) }, 'PrivateFile_id_format'],
  [{ objectKey: `private/${'b'.repeat(32)}/a.pdf` }, 'PrivateFile_objectKey_names_id'],
  [{ objectKey: `library/${id}/a.pdf` }, 'PrivateFile_objectKey_names_id'],
  [{ objectKey: `private/${id}/a/b.pdf` }, 'PrivateFile_objectKey_names_id'],
  [{ objectKey: `private/${id}/*` }, 'PrivateFile_objectKey_names_id'],
  [{ sizeBytes: 0 }, 'PrivateFile_sizeBytes_range'],
  [{ readyAt: null }, 'PrivateFile_ready_has_time'],
  [{ status: 'FAILED' }, 'PrivateFile_failure_is_explained'],
])('a private file with %o', async (change, outcome) => {
  expect(await attempt('PrivateFile', { ...ready, ...change })).toBe(outcome)
})

const upload = {
  ...{ id, fileName: 'a.pdf', contentType: 'application/pdf', sizeBytes: 1, partBytes: 8_388_608 },
  ...{ objectKey: `uploads/${id}/a.pdf`, storageUploadId: 'u', updatedAt: now },
}

test.each([
  [{}, 'accepted'],
  [{ objectKey: `private/${id}/a.pdf` }, 'Upload_objectKey_names_id'],
  [{ partBytes: 1_000_000 }, 'Upload_size_range'],
  [{ sizeBytes: '83886080001' }, 'Upload_size_range'],
  [{ status: 'RECEIVED' }, 'Upload_completed_has_time'],
  [{ status: 'FAILED' }, 'Upload_failure_is_explained'],
])('an upload with %o', async (change, outcome) => {
  expect(await attempt('Upload', { ...upload, ownerId: accountId, ...change })).toBe(outcome)
})

const share = {
  id: '0192f7c0-0000-7000-8000-000000000001',
  fileId: id,
  kind: 'LINK',
  tokenHash: 'c'.repeat(64),
  createdAt: now,
  expiresAt: '2026-11-26T12:00:00Z',
}
const direct = { kind: 'DIRECT', tokenHash: null, signingKeyId: 'K2EXAMPLE00001' }

test.each([
  [{}, 'accepted'],
  [{ expiresAt: '2056-11-25T12:00:00Z' }, 'accepted'],
  [{ expiresAt: '2056-12-25T12:00:00Z' }, 'Share_times_order'],
  [{ expiresAt: now }, 'Share_times_order'],
  [{ startsAt: '2026-11-26T12:00:00Z' }, 'Share_times_order'],
  [{ tokenHash: null }, 'Share_door_has_token'],
  [{ tokenHash: 'C'.repeat(64) }, 'Share_door_has_token'],
  [{ kind: 'PERSON' }, 'Share_person_has_account'],
  [{ signingKeyId: 'K2EXAMPLE00001' }, 'Share_direct_has_key'],
  [{ sourceNetwork: '::1/128' }, 'Share_sourceNetwork_format'],
  [direct, 'accepted'],
  [{ ...direct, expiresAt: '2038-01-19T03:14:07Z' }, 'accepted'],
  [{ ...direct, expiresAt: '2038-01-19T03:14:08Z' }, 'Share_direct_ends_by_2038'],
  [{ ...direct, revokedAt: now }, 'Share_direct_is_not_revoked'],
  [{ ...direct, signingKeyId: null }, 'Share_direct_has_key'],
])('a share with %o', async (change, outcome) => {
  expect(await attempt('Share', { ...share, ...change }, () => insert('PrivateFile', ready))).toBe(outcome)
})

test.each([
  ['2026-11-25T13:00:00Z', 'accepted'],
  ['2026-11-25T13:00:01Z', 'ShareOpening_url_range'],
  [now, 'ShareOpening_url_range'],
])('an opening whose URL ends at %s', async (urlExpiresAt, outcome) => {
  const opening = { id: share.id, shareId: share.id, at: now, signingKeyId: 'K2EXAMPLE00001', urlExpiresAt }
  const before = async () => {
    await insert('PrivateFile', ready)
    await insert('Share', share)
  }
  expect(await attempt('ShareOpening', opening, before)).toBe(outcome)
})
