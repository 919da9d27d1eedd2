import { errorResponse, leadTo } from '#core/http.ts'
import { permits } from '#core/staff-permissions.ts'
import { getViewer } from '#features/accounts/session.ts'
import { previewSource } from '#features/library-admin/preview-source.ts'
import { answerWhileDatabaseStands } from '#features/playback/request-context.ts'

/** Leads an editor or owner to a source, presigned. Statuses: 303, 401, 404 for whoever is neither, 503. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerWhileDatabaseStands(async () => {
    const viewer = await getViewer()
    if (!viewer) return errorResponse('UNAUTHENTICATED')
    if (!permits(viewer.role, 'catalogue.change')) return errorResponse('NOT_FOUND')
    const signed = await previewSource((await params).id)
    return signed.ok ? leadTo(signed.value.url) : errorResponse(signed.error)
  })
}
