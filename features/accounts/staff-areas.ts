import type { Viewer } from './session.ts'

/** One part of the staff area, and who may open it. */
export type StaffArea = { href: string; name: string; description: string; roles: readonly Viewer['role'][] }

const staffAreas: readonly StaffArea[] = [
  {
    href: '/admin/files',
    name: 'Files',
    description: 'Private files: upload, share with a person or by a link, see who opened what, revoke.',
    roles: ['OWNER', 'EDITOR'],
  },
  {
    href: '/admin/sources',
    name: 'Sources',
    description: 'What was brought in, as it came: look at it before or after it was prepared.',
    roles: ['OWNER', 'EDITOR'],
  },
  {
    href: '/admin/keys',
    name: 'Keys',
    description: 'What signs media addresses, which keys the distribution trusts, rotation and emergency removal.',
    roles: ['OWNER'],
  },
]

/** The parts of the staff area that this person may open. Each page checks again by itself, with `requireRole`. */
export function listStaffAreas(viewer: Viewer): StaffArea[] {
  return staffAreas.filter(({ roles }) => roles.includes(viewer.role))
}
