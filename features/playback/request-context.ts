import 'server-only'
import { errorResponse, isFromPortal } from '#core/http.ts'
import { readViewerAddress } from '#core/viewer-address.ts'
import { answerFault } from '#platform/answer-fault.ts'
import { getSettings } from '#platform/env.ts'
import type { Grant, GrantRefusal } from './commands.ts'
import type { GrantContext } from './sign-grant.ts'

/** Says whether a state-changing request came from the portal's own pages, in either of its forms. */
export function isPortalRequest(request: Request): boolean {
  const { APP_ORIGIN, EXTRA_APP_ORIGINS } = getSettings('app')
  return isFromPortal(request, [APP_ORIGIN, ...EXTRA_APP_ORIGINS])
}

/** The one place where a grant request meets the clock, chance and the network. */
export function readGrantContext(request: Request): GrantContext {
  return {
    now: new Date(),
    random: Math.random(),
    clientAddress: readViewerAddress(request.headers, getSettings('app').ORIGIN_SECRETS),
  }
}

/** Answers with a grant: its cookies in headers, everything else in the body, nothing of it ever cached. */
export function grantResponse({ cookies, ...body }: Grant, status: 200 | 201): Response {
  const response = Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

export function refusalResponse({ code, devices, stoppedBy }: GrantRefusal): Response {
  return errorResponse(code, { ...(devices ? { devices } : {}), ...(stoppedBy ? { stoppedBy } : {}) })
}

/** Runs a command; a database that is away is answered as such, anything else unforeseen is logged and told as ours. */
export async function answerWhileDatabaseStands(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (cause) {
    return answerFault(cause)
  }
}
