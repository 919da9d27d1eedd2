import { errorResponse } from '#core/http.ts'
import { getSessionClaims } from '#features/accounts/session.ts'
import { endGrant } from '#features/playback/commands.ts'
import { nameDevice } from '#features/playback/device-name.ts'
import { answerWhileDatabaseStands, isPortalRequest } from '#features/playback/request-context.ts'
import { endSchema, readPositionTime } from '#features/playback/schema.ts'

type EndContext = { params: Promise<{ id: string }> }

/** Ends one grant of the account, from its own player or another screen. Statuses: 204, 400, 401, 403, 404, 503. */
export async function POST(request: Request, { params }: EndContext): Promise<Response> {
  if (!isPortalRequest(request)) return errorResponse('CROSS_ORIGIN')

  return answerWhileDatabaseStands(async () => {
    const claims = await getSessionClaims()
    if (!claims) return errorResponse('UNAUTHENTICATED')

    const body = endSchema.safeParse(await request.json().catch(() => null))
    if (!body.success) return errorResponse('INVALID_INPUT')

    const { id } = await params
    const now = new Date()
    const { positionSeconds } = body.data
    const deviceName = nameDevice(request.headers.get('user-agent'))
    const ended = await endGrant(id, claims, positionSeconds, now, readPositionTime(body.data, now), deviceName)
    return ended.ok ? new Response(null, { status: 204 }) : errorResponse(ended.error)
  })
}
