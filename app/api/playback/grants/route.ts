import { errorResponse } from '#core/http.ts'
import { getSessionClaims } from '#features/accounts/session.ts'
import { nameDevice } from '#features/playback/device-name.ts'
import { issueGrant } from '#features/playback/issue-grant.ts'
import {
  answerWhileDatabaseStands,
  grantResponse,
  isPortalRequest,
  readGrantContext,
  refusalResponse,
} from '#features/playback/request-context.ts'
import { grantRequestSchema } from '#features/playback/schema.ts'

/** Trades a session for media cookies. Statuses: 201, 400, 401, 403, 404, 409, 503 (see docs/playback-api.md). */
export async function POST(request: Request): Promise<Response> {
  if (!isPortalRequest(request)) return errorResponse('CROSS_ORIGIN')

  return answerWhileDatabaseStands(async () => {
    const claims = await getSessionClaims()
    if (!claims) return errorResponse('UNAUTHENTICATED')

    const body = grantRequestSchema.safeParse(await request.json().catch(() => null))
    if (!body.success) return errorResponse('INVALID_INPUT')

    const { playableId, deviceId = `account-${claims.accountId}` } = body.data
    const device = { deviceId, deviceName: nameDevice(request.headers.get('user-agent')) }
    const grant = await issueGrant(playableId, claims, device, readGrantContext(request))
    return grant.ok ? grantResponse(grant.value, 201) : refusalResponse(grant.error)
  })
}
