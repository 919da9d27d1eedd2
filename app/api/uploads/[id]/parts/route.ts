import { errorResponse } from '#core/http.ts'
import { uploadPartSchema } from '#features/private-files/schema.ts'
import { answerStaff, readShortJson } from '#features/accounts/staff-request.ts'
import { signUploadPart } from '#features/private-files/uploads.ts'

/** Signs one part: where to PUT it, for 15 minutes. Statuses: 200, 400, 401, 403, 404, 410, 503. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerStaff(request, 'files.change', async (viewer) => {
    const body = uploadPartSchema.safeParse(await readShortJson(request))
    if (!body.success) return errorResponse('INVALID_INPUT')
    const signed = await signUploadPart((await params).id, body.data, viewer)
    if (!signed.ok) return errorResponse(signed.error)
    return Response.json(signed.value, { headers: { 'Cache-Control': 'no-store' } })
  })
}
