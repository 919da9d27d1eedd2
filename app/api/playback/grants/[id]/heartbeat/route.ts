import { errorResponse } from '#core/http.ts'
import { getSessionClaims } from '#features/accounts/session.ts'
import { renewGrant } from '#features/playback/renew-grant.ts'
import {
  answerWhileDatabaseStands,
  grantResponse,
  isPortalRequest,
  readGrantContext,
  refusalResponse,
} from '#features/playback/request-context.ts'
import { heartbeatSchema } from '#features/playback/schema.ts'

type HeartbeatContext = { params: Promise<{ id: string }> }

/** Renews one grant. Statuses: 200, 400, 401, 403, 404, 409, 410, 503 (see docs/playback-api.md). */
export async function POST(request: Request, { params }: HeartbeatContext): Promise<Response> {
  if (!isPortalRequest(request)) return errorResponse('CROSS_ORIGIN')

  return answerWhileDatabaseStands(async () => {
    const claims = await getSessionClaims()
    if (!claims) return errorResponse('UNAUTHENTICATED')

    const heartbeat = heartbeatSchema.safeParse(await request.json().catch(() => null))
    if (!heartbeat.success) return errorResponse('INVALID_INPUT')

    const { id } = await params
    const grant = await renewGrant(id, claims, heartbeat.data, readGrantContext(request))
    return grant.ok ? grantResponse(grant.value, 200) : refusalResponse(grant.error)
  })
}
