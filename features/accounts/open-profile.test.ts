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

test.each([
  ['no choice', undefined],
  ['a choice that is gone', 'deleted'],
])('%s opens the first without a PIN', (_label, chosen) => {
  expect(findOpenProfile([profile('only')], chosen).id).toBe('only')
  expect(findOpenProfile([guarded, child], chosen)).toMatchObject({ id: 'child', maturityLimit: 6 })
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
