import { expect, test } from 'vitest'
import { findOpenProfile, isSealed, type StoredProfile } from './open-profile.ts'

const profile = (id: string, change: Partial<StoredProfile> = {}): StoredProfile => {
  return { id, name: id, language: null, maturityLimit: null, pinHash: null, ...change }
}
const guarded = profile('grown-up', { pinHash: 'hash' })
const child = profile('child', { maturityLimit: 6 })

test('the chosen one is open, a guarded one too: its PIN was asked when it was chosen', () => {
  expect(findOpenProfile([guarded, child], 'grown-up')).toMatchObject({ id: 'grown-up', maturityLimit: null })
})

test('before any choice the first without a PIN is open', () => {
  expect(findOpenProfile([profile('only')], undefined).id).toBe('only')
  expect(findOpenProfile([guarded, child], undefined)).toMatchObject({ id: 'child', maturityLimit: 6 })
})

test('once the chosen one is deleted nothing is open, and no other takes its place', () => {
  expect(isSealed(findOpenProfile([profile('only')], 'deleted'))).toBe(true)
  expect(isSealed(findOpenProfile([profile('only')], 'only')), 'control').toBe(false)
})

test('where a PIN guards each, nothing is open', () => {
  const sealed = findOpenProfile([guarded, { ...child, pinHash: 'hash' }], undefined)
  expect(isSealed(sealed)).toBe(true)
  expect(sealed.maturityLimit).toBeLessThan(0)
  expect(isSealed(findOpenProfile([guarded], 'grown-up')), 'control').toBe(false)
})

test('no hash leaves with it', () => {
  expect(findOpenProfile([guarded], 'grown-up')).not.toHaveProperty('pinHash')
})
