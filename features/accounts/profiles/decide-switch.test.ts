import { expect, test } from 'vitest'
import { decideSwitch } from './decide-switch.ts'

const adult = { id: 'adult', maturityLimit: null, hasPin: false }
const guarded = { id: 'guarded', maturityLimit: null, hasPin: true }
const child = { id: 'child', maturityLimit: 6, hasPin: false }
const teen = { id: 'teen', maturityLimit: 12, hasPin: false }
const sealed = { id: 'nobody', maturityLimit: -1 }

test.each([
  ['stays where they are', guarded, guarded, [guarded], 'NONE'],
  ['a grown-up to a guarded one', guarded, adult, [adult, guarded], 'PIN'],
  ['a child to a guarded one', guarded, child, [guarded, child], 'PIN'],
  ['a grown-up to the child’s', child, guarded, [guarded, child], 'NONE'],
  ['a child out, where nobody has a PIN', adult, child, [adult, child], 'NONE'],
  ['a child out, where somebody has', adult, child, [adult, guarded, child], 'PASSWORD'],
  ['a child to a higher limit, where somebody has', teen, child, [guarded, teen, child], 'PASSWORD'],
  ['to a lower limit', child, teen, [guarded, teen, child], 'NONE'],
  ['with nothing open yet', guarded, sealed, [guarded], 'PIN'],
] as const)('%s', (_label, target, from, all, guard) => {
  expect(decideSwitch(target, from, all)).toBe(guard)
})
