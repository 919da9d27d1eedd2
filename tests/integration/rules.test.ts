import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from './support/test-database.ts'

const now = '2026-11-24T12:00:00Z'
const later = '2026-11-24T12:05:00Z'
const assetId = 'a'.repeat(32)

let opened: TestDatabase
let app: pg.Client
let owner: pg.Client

/** One row for the table, its own id apart; the values that a case wants otherwise replace these. */
const rows = {
  Account: { email: 'ann@example.com', name: 'Ann', updatedAt: now },
  Plan: { slug: 'all-films', name: 'All', description: '', streamLimit: 2, position: 1 },
  Library: { slug: 'films', name: 'Films', description: '', kind: 'FILMS' },
  SigningKey: {
    id: 'K2EXAMPLE00001',
    publicKeyId: 'K2EXAMPLE00001',
    publishedAt: now,
    activatedAt: now,
    keyGroup: 'PLAYBACK',
    algorithm: 'EC_P256',
    status: 'SIGNING',
    publicKeyPem: 'pem',
    encryptedPrivateKey: 'cipher',
  },
  AuditEvent: { at: now, action: 'title.published' },
} as const

type Row = Record<string, string | number | boolean | null>

async function insert(client: pg.Client, table: string, row: Row): Promise<string> {
  const whole: Row = { id: crypto.randomUUID(), ...row }
  const names = Object.keys(whole).map((name) => `"${name}"`)
  const places = names.map((_name, index) => `$${index + 1}`)
  await client.query(`INSERT INTO "${table}" (${names.join()}) VALUES (${places.join()})`, Object.values(whole))
  return String(whole['id'])
}

/** Runs inside a transaction that is taken back, so that no case sees another's rows. */
async function attempt(work: () => Promise<unknown>): Promise<string> {
  await app.query('BEGIN')
  try {
    await work()
    return 'accepted'
  } catch (cause) {
    return (cause as pg.DatabaseError).constraint ?? String(cause)
  } finally {
    await app.query('ROLLBACK')
  }
}

/** Everything that a lease hangs on. */
async function insertAsset(values: Row = {}): Promise<{ account: string; playable: string; library: string }> {
  const account = await insert(app, 'Account', rows.Account)
  const library = await insert(app, 'Library', rows.Library)
  const title = { libraryId: library, slug: 'dusk', kind: 'FILM', name: 'Dusk', synopsis: '', updatedAt: now }
  const titleId = await insert(app, 'Title', title)
  const playable = await insert(app, 'Playable', { titleId, kind: 'FILM', name: 'Dusk' })
  const ready = { status: 'READY', durationSeconds: 10, readyAt: now, hasVideo: true }
  const folder = { folderKey: `library/films/${assetId}/`, sourceKey: 's', sourceName: 'dusk.mp4' }
  await insert(app, 'Asset', { id: assetId, playableId: playable, ...ready, ...folder, ...values })
  return { account, playable, library }
}

async function insertLease(values: Row): Promise<void> {
  const { account, playable, library } = await insertAsset()
  await insert(app, 'PlaybackLease', {
    accountId: account,
    playableId: playable,
    libraryId: library,
    assetId,
    deviceId: 'd',
    deviceName: 'Firefox',
    cookiePath: '/library/films/',
    signingKeyId: 'K2EXAMPLE00001',
    startedAt: now,
    renewedAt: now,
    expiresAt: later,
    ...values,
  })
}

beforeAll(async () => {
  opened = await openTestDatabase()
  app = new pg.Client({ connectionString: opened.url })
  owner = new pg.Client({ connectionString: opened.ownerUrl })
  await Promise.all([app.connect(), owner.connect()])
})
afterAll(async () => {
  await Promise.all([app.end(), owner.end()])
  await opened.close()
})

describe('values that the database refuses', () => {
  test.each(['Account', 'Plan', 'Library', 'SigningKey', 'AuditEvent'] as const)(
    'control: a right %s',
    async (table) => {
      expect(await attempt(() => insert(app, table, rows[table]))).toBe('accepted')
    },
  )

  test.each([
    ['Account', { email: 'Ann@example.com' }, 'Account_email_lower_case'],
    ['Account', { email: 'ann' }, 'Account_email_lower_case'],
    ['Plan', { slug: 'All' }, 'Plan_slug_format'],
    ['Plan', { slug: 'all--films' }, 'Plan_slug_format'],
    ['Plan', { streamLimit: 0 }, 'Plan_streamLimit_range'],
    ['Plan', { streamLimit: 101 }, 'Plan_streamLimit_range'],
    ['Plan', { position: -1 }, 'Plan_position_range'],
    ['Library', { slug: 'a/b' }, 'Library_slug_format'],
    ['Library', { validitySeconds: 4 }, 'Library_validitySeconds_range'],
    ['Library', { validitySeconds: 86_401 }, 'Library_validitySeconds_range'],
    ['Library', { visibility: 'PRIVATE', validitySeconds: 0 }, 'Library_validitySeconds_range'],
    ['SigningKey', { id: 'k2' }, 'SigningKey_id_format'],
    ['SigningKey', { publicKeyId: 'k2' }, 'SigningKey_publicKeyId_format'],
    ['SigningKey', { publicKeyId: null }, 'SigningKey_trusted_is_published'],
    ['SigningKey', { activatedAt: null }, 'SigningKey_signing_has_time'],
    ['SigningKey', { status: 'RETIRING' }, 'SigningKey_retiring_has_time'],
    ['SigningKey', { status: 'COMPROMISED' }, 'SigningKey_compromised_has_time'],
    ['SigningKey', { removedAt: later }, 'SigningKey_removed_is_over'],
    ['SigningKey', { encryptedPrivateKey: null }, 'SigningKey_one_private_half'],
    ['SigningKey', { kmsKeyId: 'kms' }, 'SigningKey_one_private_half'],
    ['SigningKey', { publicKeyPem: null }, 'SigningKey_one_private_half'],
    ['SigningKey', { publicKeyPem: null, encryptedPrivateKey: null }, 'SigningKey_published_has_public_half'],
  ] as const)('%s with %o', async (table, values, constraint) => {
    expect(await attempt(() => insert(app, table, { ...rows[table], ...values }))).toBe(constraint)
  })

  test('a private library may be open for years', async () => {
    const library = { ...rows.Library, visibility: 'PRIVATE', validitySeconds: 31_536_000 }
    expect(await attempt(() => insert(app, 'Library', library))).toBe('accepted')
  })

  test.each([
    [{}, 'accepted'],
    [{ id: 'B'.repeat(32), folderKey: `library/films/${'B'.repeat(32)}/` }, 'Asset_id_format'],
    [{ folderKey: 'library/films/other/' }, 'Asset_folderKey_names_id'],
    [{ durationSeconds: 0 }, 'Asset_durationSeconds_range'],
    [{ readyAt: null }, 'Asset_ready_is_complete'],
    [{ durationSeconds: null }, 'Asset_ready_is_complete'],
    [{ status: 'PREPARING', durationSeconds: null, readyAt: null, hasVideo: false }, 'accepted'],
  ] as [Row, string][])('an asset with %o: %s', async (values, outcome) => {
    expect(await attempt(() => insertAsset(values))).toBe(outcome)
  })

  test.each([
    [{}, 'accepted'],
    [{ endedAt: later, endReason: 'STOPPED' }, 'accepted'],
    [{ endedAt: later }, 'PlaybackLease_end_has_reason'],
    [{ endReason: 'STOPPED' }, 'PlaybackLease_end_has_reason'],
    [{ expiresAt: '2026-11-24T11:59:59Z' }, 'PlaybackLease_times_order'],
    [{ cookiePath: 'library/films/' }, 'PlaybackLease_cookiePath_format'],
  ] as [Row, string][])('a lease with %o: %s', async (values, outcome) => {
    expect(await attempt(() => insertLease(values))).toBe(outcome)
  })
})

describe('the profiles of an account', () => {
  const ids = async (accountId: string) => {
    const { rows: found } = await app.query<{ id: string }>('SELECT "id" FROM "Profile" WHERE "accountId" = $1', [
      accountId,
    ])
    return found.map(({ id }) => id)
  }
  const withProfiles = (work: (first: string, accountId: string) => Promise<unknown>, others: Row[] = []) =>
    attempt(async () => {
      const accountId = await insert(app, 'Account', rows.Account)
      for (const [index, other] of others.entries()) {
        await insert(app, 'Profile', { accountId, name: 'Another', position: index + 2, ...other })
      }
      const { rows: found } = await app.query('SELECT "id" FROM "Profile" WHERE "accountId" = $1 AND "position" = 1', [
        accountId,
      ])
      await work(String(found[0]?.id), accountId)
    })
  const set = (column: string, value: unknown) => (id: string) =>
    app.query(`UPDATE "Profile" SET "${column}" = $2 WHERE "id" = $1`, [id, value])
  const remove = (id: string) => app.query('DELETE FROM "Profile" WHERE "id" = $1', [id])

  test.each([
    ['name', 'Ann', 'accepted'],
    ['name', '  ', 'Profile_name_present'],
    ['position', 10, 'accepted'],
    ['position', 11, 'Profile_position_range'],
    ['language', 'pt-BR', 'accepted'],
    ['language', '../en', 'Profile_language_format'],
    ['pinHash', '1234', 'Profile_pinHash_format'],
  ])('%s = %j: %s', async (column, value, outcome) => {
    expect(await withProfiles(set(column, value))).toBe(outcome)
  })

  test.each([
    [-1, 'Profile_maturityLimit_range'],
    [19, 'Profile_maturityLimit_range'],
    [6, 'accepted'],
  ])('a limit of %d: %s', async (maturityLimit, outcome) => {
    expect(await withProfiles(() => Promise.resolve(), [{ maturityLimit }])).toBe(outcome)
  })

  test('the last one without a limit is neither removed nor limited', async () => {
    const child = [{ maturityLimit: 6 }]
    expect(await withProfiles(remove)).toBe('Profile_one_unrestricted')
    expect(await withProfiles(remove, child)).toBe('Profile_one_unrestricted')
    expect(await withProfiles(set('maturityLimit', 12), child)).toBe('Profile_one_unrestricted')
    expect(await withProfiles(remove, [{ maturityLimit: null }]), 'control').toBe('accepted')
    expect(await withProfiles(set('maturityLimit', 12), [{ maturityLimit: null }]), 'control').toBe('accepted')
  })

  test('an account goes with all of them', async () => {
    const goes = (_first: string, accountId: string) => app.query('DELETE FROM "Account" WHERE "id" = $1', [accountId])
    expect(await withProfiles(goes, [{ maturityLimit: 6 }])).toBe('accepted')
  })

  test('an account without a name has a first profile with one', async () => {
    const nameless = attempt(async () => {
      const accountId = await insert(app, 'Account', { ...rows.Account, name: ' ' })
      expect(await ids(accountId)).toHaveLength(1)
    })
    expect(await nameless).toBe('accepted')
  })

  test.each([
    [1, 'accepted'],
    [-1, 'accepted'],
    [0, 'Rating_value_range'],
    [2, 'Rating_value_range'],
  ])('a rating of %d: %s', async (value, outcome) => {
    const rated = attempt(async () => {
      const { account, playable } = await insertAsset()
      const title = await app.query('SELECT "titleId" FROM "Playable" WHERE "id" = $1', [playable])
      const [profileId] = await ids(account)
      await app.query('INSERT INTO "Rating" ("profileId", "titleId", "value") VALUES ($1, $2, $3)', [
        profileId,
        title.rows[0]?.titleId,
        value,
      ])
    })
    expect(await rated).toBe(outcome)
  })
})

describe('one of a kind', () => {
  test('an account has one current subscription and any number of past ones', async () => {
    const outcome = (isCurrent: boolean) =>
      attempt(async () => {
        const accountId = await insert(app, 'Account', rows.Account)
        const planId = await insert(app, 'Plan', rows.Plan)
        const subscription = { accountId, planId, status: 'ACTIVE', currentPeriodEnd: later, updatedAt: now }
        await insert(app, 'Subscription', { ...subscription, isCurrent: true })
        await insert(app, 'Subscription', { ...subscription, isCurrent })
      })
    expect(await outcome(false)).toBe('accepted')
    expect(await outcome(true)).toBe('Subscription_one_current')
  })

  test('of a key group one key signs, and one is on its way', async () => {
    const outcome = (first: Row, second: Row) =>
      attempt(async () => {
        await insert(app, 'SigningKey', { ...rows.SigningKey, ...first })
        const ids = { id: 'K2EXAMPLE00002', publicKeyId: 'K2EXAMPLE00002' }
        await insert(app, 'SigningKey', { ...rows.SigningKey, ...ids, ...second })
      })
    expect(await outcome({}, { status: 'RETIRING', replacedAt: later })).toBe('accepted')
    expect(await outcome({}, {})).toBe('SigningKey_one_signing')
    expect(await outcome({}, { keyGroup: 'PRIVATE' })).toBe('accepted')
    expect(await outcome({}, { status: 'PENDING' })).toBe('accepted')
    expect(await outcome({ status: 'PUBLISHED' }, { status: 'PENDING' })).toBe('SigningKey_one_in_progress')
  })
})

describe('rights', () => {
  test('the app adds to the audit trail and reads it', async () => {
    await insert(app, 'AuditEvent', rows.AuditEvent)
    expect((await app.query('SELECT action FROM "AuditEvent"')).rows).toEqual([{ action: 'title.published' }])
  })

  test.each(['UPDATE "AuditEvent" SET action = \'x\'', 'DELETE FROM "AuditEvent"', 'TRUNCATE "AuditEvent"'])(
    'nobody may %s, the owner of the table neither',
    async (statement) => {
      await expect(app.query(statement)).rejects.toThrow('permission denied for table AuditEvent')
      await expect(owner.query(statement)).rejects.toThrow('the audit trail is append-only')
    },
  )

  test.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE "Account" ADD COLUMN mine int',
    'DROP TABLE "Progress"',
    'TRUNCATE "Progress"',
    'CREATE SCHEMA mine',
    'UPDATE "_prisma_migrations" SET checksum = \'x\'',
  ])('the app may not %s', async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  test('a table of a later migration is open to the app at once', async () => {
    await owner.query('CREATE TABLE "Later" (id int)')
    await app.query('INSERT INTO "Later" VALUES (1)')
    await expect(app.query('DROP TABLE "Later"')).rejects.toThrow('must be owner')
    await owner.query('DROP TABLE "Later"')
  })
})
