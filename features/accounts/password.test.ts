import { expect, test, vi } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

const seen = vi.hoisted((): string[] => [])
vi.mock('@node-rs/argon2', async (load) => {
  const argon2 = await load<typeof import('@node-rs/argon2')>()
  const verify: typeof argon2.verify = (hashed, password) => {
    seen.push(String(hashed))
    return argon2.verify(hashed, password)
  }
  return { ...argon2, verify }
})

const costOf = (hashed: string) => hashed.split('$').slice(0, 4).join('$')

test('accepts the password that was hashed and no other', async () => {
  const hashed = await hashPassword('a quiet harbour')
  expect(await verifyPassword('a quiet harbour', hashed)).toBe(true)
  expect(await verifyPassword('a quiet harbouR', hashed)).toBe(false)
})

test('an account without a password costs one comparison of equal cost, and is refused', async () => {
  const hashed = await hashPassword('a quiet harbour')
  seen.length = 0
  expect(await verifyPassword('a quiet harbour', null)).toBe(false)
  expect(seen).toHaveLength(1)
  expect(costOf(seen[0] ?? '')).toBe(costOf(hashed))
})
