import { expect, test } from 'vitest'
import type { PersonRole } from './media-access/entitlement.ts'
import { permits, type StaffPermission } from './staff-permissions.ts'

// Written out: a permission that is added stands here before anybody has it.
const table: Record<StaffPermission, string> = {
  'overview.read': 'support editor owner',
  'catalogue.read': 'support editor owner',
  'catalogue.change': 'editor owner',
  'members.read': 'support owner',
  'members.change': 'owner',
  'files.change': 'editor owner',
  'keys.change': 'owner',
  'staff.change': 'owner',
  'audit.read': 'owner',
  'figures.read': 'editor owner',
}

test.each(Object.entries(table))('%s is for %s', (permission, roles) => {
  const allowed = (['MEMBER', 'SUPPORT', 'EDITOR', 'OWNER'] as const).filter((role) =>
    permits(role, permission as StaffPermission),
  )
  expect(allowed.join(' ').toLowerCase()).toBe(roles)
})

test.each(['', 'ADMIN', 'owner', 'constructor', '__proto__', undefined])('the role %o may do nothing', (role) => {
  for (const permission of Object.keys(table))
    expect(permits(role as PersonRole, permission as StaffPermission)).toBe(false)
})
