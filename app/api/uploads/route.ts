import { errorResponse } from '#core/http.ts'
import { beginUploadSchema } from '#features/private-files/schema.ts'
import { answerStaff, readShortJson } from '#features/accounts/staff-request.ts'
import { beginUpload } from '#features/private-files/uploads.ts'

/** Begins an upload. Statuses: 201, 400, 401, 403, 404 for whoever is no editor, 413, 503. */
export async function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'files.change', async (viewer) => {
    const body = beginUploadSchema.safeParse(await readShortJson(request))
    if (!body.success) return errorResponse('INVALID_INPUT')
    const begun = await beginUpload(body.data, viewer, new Date())
    if (!begun.ok) return errorResponse(begun.error)
    return Response.json(begun.value, { status: 201, headers: { 'Cache-Control': 'no-store' } })
  })
}
