import { errorResponse } from '#core/http.ts'
import { answerStaff } from '#features/accounts/staff-request.ts'
import { abandonUpload, getUpload } from '#features/private-files/uploads.ts'

type UploadRequest = { params: Promise<{ id: string }> }

/** Which parts have arrived. Statuses: 200, 401, 403, 404 (another's as well), 410, 503. */
export async function GET(request: Request, { params }: UploadRequest): Promise<Response> {
  return answerStaff(request, 'files.change', async (viewer) => {
    const state = await getUpload((await params).id, viewer)
    if (!state.ok) return errorResponse(state.error)
    return Response.json(state.value, { headers: { 'Cache-Control': 'no-store' } })
  })
}

/** Gives an upload up. Statuses: 204, 401, 403, 404, 410, 503. */
export async function DELETE(request: Request, { params }: UploadRequest): Promise<Response> {
  return answerStaff(request, 'files.change', async (viewer) => {
    const abandoned = await abandonUpload((await params).id, viewer)
    return abandoned.ok ? new Response(null, { status: 204 }) : errorResponse(abandoned.error)
  })
}
