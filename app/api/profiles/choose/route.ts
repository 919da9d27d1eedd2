import { errorResponse, leadTo } from '#core/http.ts'
import { parseCallbackPath } from '#features/accounts/callback-path.ts'
import { isPortalForm } from '#features/accounts/portal-form.ts'
import { choiceSchema } from '#features/accounts/profiles/schema.ts'
import { switchSession } from '#features/accounts/profiles/switch-session.ts'
import { getSessionClaims, getViewer } from '#features/accounts/session.ts'
import { releaseDevice } from '#features/playback/leases.ts'
import { answerWhileDatabaseStands, readGrantContext } from '#features/playback/request-context.ts'

/**
 * Opens another profile of the account in this browser. Statuses: 303 to the page that the form names, or back to the
 * chooser, which says what is missing; 403 for a form of another site, 503.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isPortalForm(request)) return errorResponse('CROSS_ORIGIN')

  return answerWhileDatabaseStands(async () => {
    const [claims, viewer] = await Promise.all([getSessionClaims(), getViewer()])
    if (!claims || !viewer) return leadTo('/sign-in?callbackUrl=%2Fprofiles')

    const form = Object.fromEntries(await request.formData().catch(() => new FormData()))
    const path = parseCallbackPath(String(form['callbackUrl'] ?? ''), '/browse')
    const choice = choiceSchema.safeParse(form)
    if (!choice.success) return backToChooser(path, 'NOT_FOUND')

    const { now, clientAddress: address } = readGrantContext(request)
    const switched = await switchSession(choice.data, { viewer, claims, address }, releaseDevice, now)
    if (!switched.ok) return backToChooser(path, switched.error, choice.data.profileId)
    const response = leadTo(path)
    for (const cookie of switched.value) response.headers.append('Set-Cookie', cookie)
    return response
  })
}

/** Nothing typed where something is asked is no mistake: the chooser then simply asks. */
function backToChooser(path: string, code: string, profileId?: string): Response {
  const query = new URLSearchParams({ callbackUrl: path })
  if (profileId && code !== 'NOT_FOUND') query.set('choose', profileId)
  if (code !== 'REAUTHENTICATION_REQUIRED') query.set('error', code)
  return leadTo(`/profiles?${query.toString()}`)
}
