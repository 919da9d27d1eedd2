import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { endAllSessions, hashToken, setPasswordByLink, verifyCredentials } from '#features/accounts/commands.ts'
import { hashPassword } from '#features/accounts/password.ts'
import { takeSignInAttempt } from '#features/accounts/rate-limit.ts'
import { getDatabase, type Database } from '#platform/database.ts'
import { setAppSettings } from './support/app-settings.ts'
import { openTestDatabase } from './support/test-database.ts'

const comparisons = vi.hoisted((): string[] => [])
vi.mock('@node-rs/argon2', async (load) => {
  const argon2 = await load<typeof import('@node-rs/argon2')>()
  const verify: typeof argon2.verify = (hashed, password) => {
    comparisons.push(String(hashed))
    return argon2.verify(hashed, password)
  }
  return { ...argon2, verify }
})

const now = new Date('2026-06-15T12:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const home = '198.51.100.7'

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>
let database: Database

beforeAll(async () => {
  testDatabase = await openTestDatabase()
  setAppSettings(testDatabase.url)
  database = getDatabase()
})

beforeEach(async () => {
  await database.signInAttempt.deleteMany()
  await database.account.deleteMany()
  comparisons.length = 0
})

afterAll(async () => {
  await database.$disconnect()
  await testDatabase.close()
})

const createPerson = async (email = 'mara@usher.test') =>
  database.account.create({ data: { email, name: 'Mara', passwordHash: await hashPassword('two lanterns') } })
const attempt = (password: string, at = now, address: string | null = home, email = 'mara@usher.test') =>
  verifyCredentials({ email, password }, address, at)
/** Attempts that the limit counts, without the work of comparing hashes. */
const fail = async (times: number, at = now, address: string | null = home) => {
  for (let turn = 0; turn < times; turn += 1) await takeSignInAttempt({ email: 'mara@usher.test', address }, at)
}

test('the right password signs in under the account’s session version', async () => {
  const { id } = await createPerson()
  expect(await attempt('two lanterns')).toEqual({ ok: true, value: { accountId: id, sessionVersion: 1 } })
})

test.each([
  ['a wrong password', 'mara@usher.test', 'wrong'],
  ['an unknown e-mail', 'nobody@usher.test', 'two lanterns'],
])('%s is refused in the same words after one comparison of hashes', async (_label, email, password) => {
  await createPerson()
  expect(await attempt(password, now, home, email)).toEqual({ ok: false, error: 'WRONG_CREDENTIALS' })
  expect(comparisons).toHaveLength(1)
})

test('of thirty wrong attempts at once, ten are looked at', async () => {
  await createPerson()
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => attempt('wrong')))
  const codes = outcomes.map((outcome) => (outcome.ok ? 'signed in' : outcome.error))
  expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10)
  expect(codes.filter((code) => code === 'SIGN_IN_LIMITED')).toHaveLength(20)
  expect(comparisons).toHaveLength(10)
})

test('the limit ends with its window, however many attempts came meanwhile', async () => {
  await createPerson()
  await fail(11)
  await fail(5, later(14))
  expect(await attempt('two lanterns', later(14))).toEqual({ ok: false, error: 'SIGN_IN_LIMITED' })
  expect(await attempt('two lanterns', later(15))).toMatchObject({ ok: true })
})

test('a stranger who uses up their attempts does not keep the person out', async () => {
  await createPerson()
  await fail(40, now, '203.0.113.9')
  expect(await attempt('two lanterns', now, '203.0.113.9')).toEqual({ ok: false, error: 'SIGN_IN_LIMITED' })
  expect(await attempt('two lanterns')).toMatchObject({ ok: true })
})

test('many strangers together do not keep the person out of an address they used lately', async () => {
  await createPerson()
  expect(await attempt('two lanterns')).toMatchObject({ ok: true })
  await Promise.all(Array.from({ length: 11 }, (_, turn) => fail(10, later(1), `203.0.113.${turn + 1}`)))
  expect(await attempt('two lanterns', later(1), '192.0.2.1')).toEqual({ ok: false, error: 'SIGN_IN_LIMITED' })
  expect(await attempt('two lanterns', later(1))).toMatchObject({ ok: true })
})

test('signing in forgets the failures before it, and the table holds no address in clear', async () => {
  await createPerson()
  await fail(9)
  expect(await attempt('two lanterns')).toMatchObject({ ok: true })
  await fail(9)
  expect(await attempt('two lanterns')).toMatchObject({ ok: true })
  const rows = await database.signInAttempt.findMany()
  expect(JSON.stringify(rows)).not.toMatch(/mara|198\.51/)
})

test('a set-up link sets the password once: of two at the same time one wins, and older sessions end', async () => {
  const { id } = await createPerson()
  const link = { accountId: id, tokenHash: hashToken('a-token'), expiresAt: later(30) }
  await database.setupToken.create({ data: link })
  const outcomes = await Promise.all([
    setPasswordByLink('a-token', 'three lanterns', now),
    setPasswordByLink('a-token', 'four lanterns!', now),
  ])
  expect(outcomes.filter((outcome) => outcome.ok)).toEqual([{ ok: true, value: { accountId: id, sessionVersion: 2 } }])
  expect(outcomes).toContainEqual({ ok: false, error: 'SETUP_LINK_ENDED' })
  expect(await attempt('two lanterns')).toEqual({ ok: false, error: 'WRONG_CREDENTIALS' })
})

test('a set-up link ends after its time; a moment earlier it still works', async () => {
  const { id } = await createPerson()
  await database.setupToken.create({ data: { accountId: id, tokenHash: hashToken('b-token'), expiresAt: later(30) } })
  expect(await setPasswordByLink('b-token', 'three lanterns', later(30))).toEqual({
    ok: false,
    error: 'SETUP_LINK_ENDED',
  })
  expect(await setPasswordByLink('b-token', 'three lanterns', later(29))).toMatchObject({ ok: true })
})

test('ending all sessions raises the version of that account alone', async () => {
  const [mara, other] = [await createPerson(), await createPerson('other@usher.test')]
  await endAllSessions(mara.id)
  const versions = await database.account.findMany({ select: { id: true, sessionVersion: true } })
  expect(versions).toContainEqual({ id: mara.id, sessionVersion: 2 })
  expect(versions).toContainEqual({ id: other.id, sessionVersion: 1 })
})
