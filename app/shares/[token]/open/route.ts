import { errorResponse, isPageRequest, leadTo } from '#core/http.ts'
import { isPortalForm } from '#features/accounts/portal-form.ts'
import { answerWhileDatabaseStands } from '#features/playback/request-context.ts'
import { openShare } from '#features/private-files/door.ts'
import { readVisitor } from '#features/private-files/visitor.ts'

/**
 * Opens a share and leads to the file. Statuses: 303; for programs the error table's. A person for whom it stays shut is
 * led back to the door's page, which decides again and says why.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  if (!isPortalForm(request)) return errorResponse('CROSS_ORIGIN')
  return answerWhileDatabaseStands(async () => {
    const [{ token }, visitor] = await Promise.all([params, readVisitor(request.headers)])
    const opened = await openShare(token, visitor, new Date())
    if (opened.ok) return leadTo(opened.value.url)
    const { code } = opened.error
    return isPageRequest(request) ? leadTo(`/shares/${encodeURIComponent(token)}?refused=${code}`) : errorResponse(code)
  })
}
