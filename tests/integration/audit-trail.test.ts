import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '#core/staff-permissions.ts'
import { readAuditView, type AuditCursor } from '#features/audit-trail/audit-view.ts'
import { exportAudit } from '#features/audit-trail/export-audit.ts'
import { listActors, listAudit } from '#features/audit-trail/list-audit.ts'
import { recordAudit } from '#platform/audit.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { openTestDatabase } from './support/test-database.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let owner: StaffActor
let other: StaffActor

const begin = Date.parse('2026-03-01T00:00:00Z')
const hours = (count: number) => new Date(begin + count * 3_600_000)

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  const create = (name: string, role: 'OWNER' | 'SUPPORT') =>
    database.account.create({
      data: { email: `${role.toLowerCase()}@staff.test`, name, role },
      select: { id: true, role: true },
    })
  owner = await create('=HYPERLINK("http://elsewhere.test")', 'OWNER')
  other = await create('Sue Support', 'SUPPORT')
  await database.account.create({ data: { email: 'member@staff.test', name: 'Mia Member' } })
  // Two at each hour, so that a page can end between two of the same moment.
  for (let hour = 0; hour < 30; hour += 1) {
    const at = hours(hour)
    await recordAudit(database, { at, actorId: owner.id, action: 'share.created', subjectId: `share-${hour}` })
    await recordAudit(database, { at, action: 'ingest.failed', subjectId: 'film', details: { code: `-${hour}` } })
  }
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const list = (fields: Record<string, string>, limit = 1_000) => listAudit(readAuditView(fields), null, limit)

test('page after page shows each line once, the newest first', async () => {
  const seen: AuditCursor[] = []
  for (let after: AuditCursor | null = null; ;) {
    const rows = await listAudit(readAuditView({}), after, 7)
    seen.push(...rows)
    after = rows.at(-1) ?? null
    if (rows.length < 7) break
  }
  expect(seen).toHaveLength(60)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(60)
  const times = seen.map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((one, another) => another - one))
})

test('a view holds what it names and nothing else', async () => {
  const byOwner = await list({ actor: owner.id })
  expect(byOwner).toHaveLength(30)
  expect(byOwner.every(({ actorId, actorName }) => actorId === owner.id && actorName?.startsWith('='))).toBe(true)
  expect(await list({ actor: 'portal' })).toHaveLength(30)
  expect(await list({ actor: other.id })).toEqual([])
  expect(await list({ action: 'ingest.failed' })).toHaveLength(30)
  expect(await list({ subject: 'share-7' })).toMatchObject([{ at: hours(7), action: 'share.created', details: {} }])
  expect(await list({ from: '2026-03-02' })).toHaveLength(12)
  expect(await list({ until: '2026-03-01' })).toHaveLength(48)
  expect(await list({ from: '2026-03-02', until: '2026-03-01' })).toEqual([])
  expect(await list({ from: '0001-01-01', until: '9999-12-31' })).toHaveLength(60)
  expect(await list({ actor: 'portal', from: '2026-03-02', action: 'ingest.failed', subject: 'film' })).toHaveLength(6)
})

test('who can be asked for is staff', async () => {
  expect((await listActors()).map(({ id }) => id)).toEqual([owner.id, other.id])
})

test('an export holds every line of its view, runs nothing in a spreadsheet, and is a line itself', async () => {
  const at = hours(100)
  const exported = await exportAudit(readAuditView({ until: '2026-03-31' }), owner, at)
  if (!exported.ok) throw new Error(exported.error)
  const text = await new Response(exported.value).text()
  const [header, ...lines] = text.trimEnd().split('\r\n')
  expect(header).toBe('at,action,actor id,actor,subject id,details,id')
  expect(lines).toHaveLength(61)
  expect(lines[0]).toContain('audit.exported')
  expect(lines[1]).toContain('2026-03-02T05:00:00.000Z')
  const dangerous = lines.flatMap((line) => line.match(/(?:^|,)"?[=+\-@\t]/g) ?? [])
  expect(dangerous).toEqual([])
  expect(text).toContain(`"'=HYPERLINK(""http://elsewhere.test"")"`)
  expect(await list({ action: 'audit.exported' })).toMatchObject([{ at, actorId: owner.id }])
})

test('who may not read the trail exports none of it, and leaves no line', async () => {
  expect(await exportAudit(readAuditView({}), other, hours(101))).toEqual({ ok: false, error: 'NOT_FOUND' })
  expect(await list({ actor: other.id })).toEqual([])
})
