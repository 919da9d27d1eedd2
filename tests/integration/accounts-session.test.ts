import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { endAllSessions } from '#features/accounts/commands.ts'
import { openSession } from '#features/accounts/open-session.ts'
import { getSessionClaims, getViewer } from '#features/accounts/session.ts'
import { signOut } from '#features/accounts/sign-out.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { createFilm } from './support/people-and-films.ts'
import { openTestDatabase } from './support/test-database.ts'

/** The cookies of one browser, where Next.js would read and write them. */
const jar = vi.hoisted(() => new Map<string, { value: string; options: Record<string, unknown> }>())
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: Record<string, unknown>) => jar.set(name, { value, options }),
  }),
}))
// Outside Next.js this module resolves to its browser half, which needs a React that the server does not have.
vi.mock('next/navigation', () => ({ redirect: vi.fn(), notFound: vi.fn() }))

const cookieName = '__Host-usher-session'
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database
let accountId: string

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
  jar.clear()
  await database.account.deleteMany()
  ;({ id: accountId } = await database.account.create({ data: { email: 'mara@usher.test', name: 'Mara' } }))
  await openSession({ accountId, sessionVersion: 1 })
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

test('the session cookie is closed to scripts and to other sites, bound to the host, and names its person', async () => {
  expect(jar.get(cookieName)?.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
  expect(await getViewer()).toEqual({
    profile: expect.objectContaining({ name: 'Mara', maturityLimit: null }),
    id: accountId,
    name: 'Mara',
    email: 'mara@usher.test',
    role: 'MEMBER',
  })
})

test('ending all sessions ends this one at the next request, though its cookie still decodes', async () => {
  expect(await getViewer()).not.toBeNull()
  await endAllSessions(accountId)
  expect(await getViewer()).toBeNull()
  expect(await getSessionClaims()).toEqual({ accountId, sessionVersion: 1 })
})

test('a cookie that was changed is no session', async () => {
  const { value = '', options = {} } = jar.get(cookieName) ?? {}
  const at = Math.floor(value.length / 2)
  jar.set(cookieName, { value: `${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`, options })
  expect(await getSessionClaims()).toBeNull()
  jar.set(cookieName, { value, options })
  expect(await getSessionClaims()).not.toBeNull()
})

test('signing out removes the session and the media cookies of every path leased lately', async () => {
  const { playableId, assetId, library } = await createFilm(database)
  const now = new Date()
  const before = new Date(now.getTime() - 600_000)
  const lease = (cookiePath: string, minutes: number) => ({
    ...{
      accountId,
      playableId,
      assetId,
      libraryId: library.id,
      cookiePath,
      deviceId: 'device-a',
      deviceName: 'Firefox',
    },
    ...{
      signingKeyId: 'K2TEST',
      startedAt: before,
      renewedAt: before,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    },
  })
  await database.playbackLease.createMany({ data: [lease('/library/films/', 5), lease('/library/music/', -5)] })
  const released: string[] = []

  const lines = await signOut(false, async (id) => void released.push(id), now)

  expect(lines[0]).toMatch(/^__Host-usher-session=; Path=\/; HttpOnly; Secure; SameSite=Lax; .*Max-Age=0$/)
  expect(lines).toContainEqual(expect.stringMatching(/^CloudFront-Policy=; Path=\/library\/films\/; .*Max-Age=0$/))
  expect(lines.join('\n')).not.toContain('/library/music/')
  expect(released, 'the account’s other screens play on').toEqual([])
  expect(await getViewer(), 'only the browser’s own cookie goes').not.toBeNull()
})

test('signing out everywhere ends the other sessions too', async () => {
  const released: string[] = []
  await signOut(true, async (id) => void released.push(id), new Date())
  expect(await getViewer()).toBeNull()
  expect(released, 'and their stream slots').toEqual([accountId])
})
