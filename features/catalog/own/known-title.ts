import 'server-only'
import type { Viewer } from '#features/accounts/session.ts'
import { decideTitleAccess, getMembership, guardedTitleColumns } from '#features/playback/access.ts'
import { getDatabase } from '#platform/database.ts'

/**
 * Says whether this viewer may know of a title: what they keep of it (a place on their list, a rating, a mark) is kept of
 * nothing else.
 */
export async function mayKnowTitle(titleId: string, viewer: Viewer, now: Date): Promise<boolean> {
  const title = await getDatabase().title.findUnique({ where: { id: titleId }, select: guardedTitleColumns })
  if (!title) return false
  const access = decideTitleAccess(viewer, await getMembership(viewer), title, now)
  return access.allowed || access.reason !== 'NOT_FOUND'
}
