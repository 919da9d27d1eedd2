import { errorResponse } from '#core/http.ts'
import { answerStaff } from '#features/accounts/staff-request.ts'
import { completeUpload } from '#features/private-files/uploads.ts'

/** Ends an upload whose parts are all there. Statuses: 201 with the file's id, 401, 403, 404, 409, 410, 503. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaff(request, 'files.change', async (viewer) => {
    const completed = await completeUpload((await params).id, viewer, new Date())
    if (!completed.ok) return errorResponse(completed.error)
    return Response.json(completed.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  })
}
