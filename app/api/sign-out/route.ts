import { errorResponse } from '#core/http.ts'
import { isPortalForm } from '#features/accounts/portal-form.ts'
import { signOut } from '#features/accounts/sign-out.ts'
import { releaseLeases } from '#features/playback/leases.ts'

/** Ends this session, or with `everywhere` in the form all of the account's. Statuses: 303 to the front page, 403. */
export async function POST(request: Request): Promise<Response> {
  if (!isPortalForm(request)) return errorResponse('CROSS_ORIGIN')
  const form = await request.formData().catch(() => new FormData())
  const cookies = await signOut(form.has('everywhere'), releaseLeases, new Date())

  const response = new Response(null, { status: 303, headers: { Location: '/', 'Cache-Control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}
