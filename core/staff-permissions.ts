import type { PersonRole } from './media-access/entitlement.ts'

/** The member of staff who acts: every command of staff takes one, and asks `permits` before anything else. */
export type StaffActor = { id: string; role: PersonRole }

/** What staff may do, by subject: `read` opens its pages, `change` its commands. */
export type StaffPermission =
  | 'overview.read'
  | 'catalogue.read'
  | 'catalogue.change'
  | 'members.read'
  | 'members.change'
  | 'files.change'
  | 'keys.change'
  | 'staff.change'
  | 'audit.read'
  | 'figures.read'

const editor: readonly StaffPermission[] = [
  ...(['overview.read', 'catalogue.read', 'catalogue.change', 'files.change', 'figures.read'] as const),
]
const owner: readonly StaffPermission[] = [
  ...editor,
  ...(['members.read', 'members.change', 'keys.change', 'staff.change', 'audit.read'] as const),
]

const permissions: Readonly<Record<PersonRole, readonly StaffPermission[]>> = {
  MEMBER: [],
  SUPPORT: ['overview.read', 'catalogue.read', 'members.read'],
  EDITOR: editor,
  OWNER: owner,
}

/** Whether somebody of this role may do it; a role that is not in the table may do nothing. */
export function permits(role: PersonRole, permission: StaffPermission): boolean {
  return Object.hasOwn(permissions, role) && permissions[role].includes(permission)
}
