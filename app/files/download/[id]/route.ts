import { errorResponse, isPageRequest, leadTo } from '#core/http.ts'
import { getViewer } from '#features/accounts/session.ts'
import { issueDownload } from '#features/playback/downloads.ts'
import { answerWhileDatabaseStands, readGrantContext } from '#features/playback/request-context.ts'

type DownloadRequest = { params: Promise<{ id: string }> }

/** No page is here: a browser that is led to it is told in the portal's own words that there is nothing. */
const missingPage = '/files/missing'

/**
 * Leads an entitled member to the signed URL of one file. Statuses: 303; for programs the error table's. A person who is
 * refused is led to the title, which says why and what to do.
 */
export async function GET(request: Request, { params }: DownloadRequest): Promise<Response> {
  return answerWhileDatabaseStands(async () => {
    const [{ id }, viewer] = await Promise.all([params, getViewer()])
    const issued = await issueDownload(id, viewer, readGrantContext(request))
    if (issued.ok) return leadTo(issued.value.url)
    const { code, titleSlug } = issued.error
    if (!isPageRequest(request)) return errorResponse(code)
    return leadTo(titleSlug === null ? missingPage : `/titles/${titleSlug}?refused=${code}`)
  })
}
