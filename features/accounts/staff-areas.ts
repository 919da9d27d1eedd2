import { permits, type StaffPermission } from '#core/staff-permissions.ts'
import type { Viewer } from './session.ts'

/** One part of the staff area, and what opens it. Its words stand below `accounts.staff.area` by its id. */
export type StaffArea = {
  id: 'titles' | 'files' | 'sources' | 'keys' | 'audit'
  href: string
  permission: StaffPermission
}

const staffAreas: readonly StaffArea[] = [
  { id: 'titles', href: '/admin/titles', permission: 'catalogue.read' },
  { id: 'files', href: '/admin/files', permission: 'files.change' },
  { id: 'sources', href: '/admin/sources', permission: 'catalogue.change' },
  { id: 'keys', href: '/admin/keys', permission: 'keys.change' },
  { id: 'audit', href: '/admin/audit', permission: 'audit.read' },
]

/** The parts of the staff area that this person may open. Each page asks again by itself. */
export function listStaffAreas({ role }: Viewer): StaffArea[] {
  return staffAreas.filter(({ permission }) => permits(role, permission))
}
