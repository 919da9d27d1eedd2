import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readTableView } from '#features/library-admin/catalogue-table/table-view.ts'
import { applyBulkChange, undoBulkChange } from '#features/library-admin/bulk-change/commands.ts'
import { previewChange } from '#features/library-admin/bulk-change/preview-change.ts'
import type { TitleChange } from '#features/library-admin/bulk-change/schema.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'
import { countStatements } from './support/statements.ts'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let libraryId: string

const now = new Date('2026-03-01T12:00:00Z')
const editor = { id: '0197d2f0-0000-7000-8000-00000000000e', role: 'EDITOR' } as const
const whole = { view: readTableView({}) }

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
  libraryId = (await createFilm(database)).library.id
})
beforeEach(async () => {
  await database.title.deleteMany()
  await database.bulkChange.deleteMany()
})
afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

async function addTitles(count: number) {
  const titles = Array.from({ length: count }, (_, index) => ({
    ...{ libraryId, slug: `title-${index}`, kind: 'FILM' as const, name: `Title ${index}`, synopsis: '' },
    ...{ year: 1900 + (index % 100), genres: index % 2 === 0 ? ['Sea'] : [], status: 'PUBLISHED' as const },
  }))
  await database.title.createMany({ data: titles })
}

const facts = () =>
  database.title.findMany({
    orderBy: { slug: 'asc' },
    select: { slug: true, year: true, genres: true, maturityAge: true, audioLanguages: true, status: true },
  })

async function apply(change: TitleChange, selection: Parameters<typeof previewChange>[0] = whole) {
  const { count, digest } = await previewChange(selection, change)
  return applyBulkChange({ selection, change, seen: { count, digest } }, editor, now)
}

async function applied(change: TitleChange): Promise<string> {
  const made = await apply(change)
  if (!made.ok) throw new Error(made.error)
  return made.value.id
}

test.each<[TitleChange, number, object]>([
  [{ kind: 'addGenre', value: 'Sea' }, 2, { genres: ['Sea'] }],
  [{ kind: 'removeGenre', value: 'Sea' }, 2, { genres: [] }],
  [{ kind: 'setYear', value: null }, 4, { year: null }],
  [{ kind: 'setAge', value: 12 }, 4, { maturityAge: 12 }],
  [{ kind: 'setLanguages', value: ['de', 'pt-BR'] }, 4, { audioLanguages: ['de', 'pt-BR'] }],
  [{ kind: 'setStatus', value: 'WITHDRAWN' }, 4, { status: 'WITHDRAWN' }],
])('%j changes %i of four, and is undone', async (change, count, after) => {
  await addTitles(4)
  const before = await facts()
  const preview = await previewChange(whole, change)
  expect([preview.count, preview.unchanged, preview.rows.length]).toEqual([count, 4 - count, count])
  const made = await applyBulkChange({ selection: whole, change, seen: preview }, editor, now)
  expect(made).toEqual({ ok: true, value: { id: expect.any(String), titleCount: count } })
  for (const row of await facts()) expect(row).toMatchObject(after)
  const undone = await undoBulkChange(made.ok ? made.value.id : '', editor, now)
  expect(undone).toEqual({ ok: true, value: { restored: count, kept: 0 } })
  expect(await facts()).toEqual(before)
  expect(await database.auditEvent.count({ where: { subjectId: made.ok ? made.value.id : '' } })).toBe(2)
})

test('what others changed since is left by an undo, and marked', async () => {
  await addTitles(3)
  const id = await applied({ kind: 'setYear', value: 2001 })
  await database.title.update({ where: { slug: 'title-1' }, data: { name: 'Theirs', revision: { increment: 1 } } })
  expect(await undoBulkChange(id, editor, now)).toEqual({ ok: true, value: { restored: 2, kept: 1 } })
  expect((await facts()).map(({ year }) => year)).toEqual([1900, 2001, 1902])
  const kept = await database.bulkChangeRow.findMany({ where: { isKept: true }, select: { title: true } })
  expect(kept.map(({ title }) => title.name)).toEqual(['Theirs'])
})

test('two changes are undone one after the other, the last first', async () => {
  await addTitles(2)
  const before = await facts()
  const first = await applied({ kind: 'setYear', value: 2001 })
  const second = await applied({ kind: 'setAge', value: 16 })
  expect(await undoBulkChange(second, editor, now)).toMatchObject({ value: { restored: 2, kept: 0 } })
  expect(await undoBulkChange(first, editor, now)).toMatchObject({ value: { restored: 2, kept: 0 } })
  expect(await facts()).toEqual(before)
  expect(await undoBulkChange(first, editor, now)).toEqual({ ok: false, error: 'ALREADY_UNDONE' })
})

test('a selection that somebody changed since the preview is not touched', async () => {
  await addTitles(2)
  const change = { kind: 'setYear', value: 2001 } as const
  const seen = await previewChange(whole, change)
  await database.title.update({ where: { slug: 'title-1' }, data: { revision: { increment: 1 } } })
  const request = { selection: whole, change, seen }
  expect(await applyBulkChange(request, editor, now)).toEqual({ ok: false, error: 'SELECTION_CHANGED' })
  expect((await facts()).map(({ year }) => year)).toEqual([1900, 1901])
  expect(await apply(change), 'control').toMatchObject({ ok: true })
})

test('members and support change nothing', async () => {
  await addTitles(1)
  const change = { kind: 'setYear', value: 2001 } as const
  const request = { selection: whole, change, seen: await previewChange(whole, change) }
  const id = await applied({ kind: 'setAge', value: 6 })
  for (const role of ['MEMBER', 'SUPPORT'] as const) {
    expect(await applyBulkChange(request, { ...editor, role }, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
    expect(await undoBulkChange(id, { ...editor, role }, now)).toEqual({ ok: false, error: 'NOT_FOUND' })
  }
  expect(await facts()).toMatchObject([{ year: 1900, maturityAge: 6 }])
})

test('titles chosen one by one are changed alone', async () => {
  await addTitles(3)
  const { id } = await database.title.findUniqueOrThrow({ where: { slug: 'title-1' } })
  expect(await apply({ kind: 'setYear', value: 2001 }, { ids: [id] })).toMatchObject({ value: { titleCount: 1 } })
  expect((await facts()).map(({ year }) => year)).toEqual([1900, 2001, 1902])
})

/** With the whole measure, as many as one change may be of, and one more. */
const isFull = process.env.USHER_TEST_SCALE === 'full'
const many = isFull ? 10_000 : 1_500

test('thousands are changed and undone in as few statements as two; more than ten thousand are too many', async () => {
  await addTitles(2)
  const change = { kind: 'addGenre', value: 'Harbour' } as const
  const changeAndUndo = async () => undoBulkChange(await applied(change), editor, now)
  const few = await countStatements(changeAndUndo)
  await database.title.deleteMany()
  await addTitles(many)
  const before = await facts()
  const most = await countStatements(changeAndUndo)
  expect(most.statements.length).toBe(few.statements.length)
  expect(most.result).toEqual({ ok: true, value: { restored: many, kept: 0 } })
  expect(await facts()).toEqual(before)
  if (!isFull) return
  await database.title.create({
    data: { libraryId, slug: 'one-more', kind: 'FILM', name: 'One more', synopsis: '', status: 'DRAFT' },
  })
  expect(await apply(change)).toEqual({ ok: false, error: 'SELECTION_TOO_LARGE' })
})
