import 'server-only'
import { errorResponse, isFromPortal } from '#core/http.ts'
import { permits, type StaffPermission } from '#core/staff-permissions.ts'
import { answerFault } from '#platform/answer-fault.ts'
import { getSettings } from '#platform/env.ts'
import { getViewer, type Viewer } from './session.ts'

/** More than any body that these calls take, in bytes. */
const longestBody = 16_384

/**
 * Answers a call of the staff's pages: from the portal itself, by somebody who may; for others it does not exist. A
 * database or a storage that is away is answered as such; anything else unforeseen is logged and told as ours.
 */
export async function answerStaff(
  request: Request,
  permission: StaffPermission,
  work: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const { APP_ORIGIN, EXTRA_APP_ORIGINS } = getSettings('app')
  if (!isFromPortal(request, [APP_ORIGIN, ...EXTRA_APP_ORIGINS])) return errorResponse('CROSS_ORIGIN')
  try {
    const viewer = await getViewer()
    if (!viewer) return errorResponse('UNAUTHENTICATED')
    if (!permits(viewer.role, permission)) return errorResponse('NOT_FOUND')
    return await work(viewer)
  } catch (cause) {
    return answerFault(cause)
  }
}

/** The body as JSON; `null` where it is none, or longer than these calls take. */
export async function readShortJson(request: Request): Promise<unknown> {
  const text = await request.text().catch(() => '')
  if (text.length > longestBody) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
