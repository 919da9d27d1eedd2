import type { Viewer } from './session.ts'

/** One part of the staff area, and who may open it. Its words stand below `accounts.staff.area` by its id. */
export type StaffArea = { id: 'titles' | 'files' | 'sources' | 'keys'; href: string; roles: readonly Viewer['role'][] }

const staffAreas: readonly StaffArea[] = [
  { id: 'titles', href: '/admin/titles', roles: ['OWNER', 'EDITOR', 'SUPPORT'] },
  { id: 'files', href: '/admin/files', roles: ['OWNER', 'EDITOR'] },
  { id: 'sources', href: '/admin/sources', roles: ['OWNER', 'EDITOR'] },
  { id: 'keys', href: '/admin/keys', roles: ['OWNER'] },
]

/** The parts of the staff area that this person may open. Each page checks again by itself, with `requireRole`. */
export function listStaffAreas(viewer: Viewer): StaffArea[] {
  return staffAreas.filter(({ roles }) => roles.includes(viewer.role))
}
