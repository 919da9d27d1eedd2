import { expect, test } from 'vitest'
import { planGrant, writeGrantPath } from './grant.ts'

const now = new Date('2026-06-15T12:00:00.400Z')
const bounds = { now, validitySeconds: 300, accessEndsAt: null, random: 0.5 }

test('ends after the validity, in whole seconds', () => {
  expect(planGrant(bounds)?.expiresAt).toEqual(new Date('2026-06-15T12:05:00Z'))
})

test('never outlives the right', () => {
  const accessEndsAt = new Date('2026-06-15T12:01:10Z')
  expect(planGrant({ ...bounds, accessEndsAt })?.expiresAt).toEqual(accessEndsAt)
})

test.each([
  [0, 0.3],
  [0.999999, 0.5],
])('renews after half the grant, spread (random %d)', (random, share) => {
  const plan = planGrant({ ...bounds, now: new Date('2026-06-15T12:00:00Z'), random })
  expect(plan?.renewAfterSeconds).toBeCloseTo(300 * share, 0)
})

test.each([
  ['a right that has ended', new Date('2026-06-15T12:00:00Z')],
  ['less than a second', new Date('2026-06-15T12:00:01.300Z')],
  ['an end that is no date', new Date(NaN)],
])('gives nothing for %s', (_label, accessEndsAt) => {
  expect(planGrant({ ...bounds, accessEndsAt })).toBeNull()
})

test('names the folder it opens', () => {
  expect(writeGrantPath({ kind: 'library', librarySlug: 'films' })).toBe('/library/films/')
  expect(writeGrantPath({ kind: 'asset', librarySlug: 'films', assetId: 'a1' })).toBe('/library/films/a1/')
})
