import type { Viewer } from '#features/accounts/session.ts'

const names = { MEMBER: null, SUPPORT: 'Support', EDITOR: 'Editor', OWNER: 'Owner' } as const

/** What a member of staff is called; `null` for members. */
export function staffName(role: Viewer['role']): string | null {
  return names[role]
}
