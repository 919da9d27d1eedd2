import { expect, test } from 'vitest'
import { isWider, isWithinLimit, sealedLimit } from './maturity.ts'

test.each([
  ['no limit, any age', null, 18, true],
  ['no limit, no age', null, null, true],
  ['at the limit', 12, 12, true],
  ['above the limit', 12, 13, false],
  ['for everybody', 0, 0, true],
  ['limited, no age', 18, null, false],
  ['sealed, for everybody', sealedLimit, 0, false],
])('%s', (_label, limit, age, expected) => {
  expect(isWithinLimit(limit, age)).toBe(expected)
})

test('an age that was never read opens nothing to a limited profile', () => {
  expect(isWithinLimit(18, undefined as unknown as number)).toBe(false)
  expect(isWithinLimit(undefined as unknown as number, 0)).toBe(false)
})

test.each([
  ['from none to none', null, null, false],
  ['from none to a limit', 12, null, false],
  ['from a limit to none', null, 12, true],
  ['to a higher limit', 16, 12, true],
  ['to a lower one', 6, 12, false],
  ['to the same', 12, 12, false],
  ['out of the sealed', 0, sealedLimit, true],
])('%s', (_label, to, from, expected) => {
  expect(isWider(to, from)).toBe(expected)
})
