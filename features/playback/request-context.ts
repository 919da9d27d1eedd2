import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { errorResponse, isFromPortal } from '#core/http.ts'
import { isDatabaseAway } from '#platform/database.ts'
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
  return { now: new Date(), random: Math.random(), clientAddress: readClientAddress(request.headers) }
}

/**
 * The viewer's address as CloudFront states it, believed only from a request that carries the distribution's secret.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
 */
function readClientAddress(headers: Headers): string | null {
  const stated = headers.get('cloudfront-viewer-address')
  const secret = headers.get('x-usher-origin-secret')
  if (stated === null || secret === null) return null
  if (!getSettings('app').ORIGIN_SECRETS.some((known) => isSameSecret(known, secret))) return null
  return stated.slice(0, stated.lastIndexOf(':'))
}

function isSameSecret(known: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(known), digest(given))
}

/** Answers with a grant: its cookies in headers, everything else in the body, nothing of it ever cached. */
export function grantResponse({ cookies, ...body }: Grant, status: 200 | 201): Response {
  const response = Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

export function refusalResponse({ code, devices }: GrantRefusal): Response {
  return errorResponse(code, devices ? { devices } : {})
}

/** Runs a command; a database that is away is answered as such, anything else unexpected goes on to the log. */
export async function answerWhileDatabaseStands(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (cause) {
    if (isDatabaseAway(cause)) return errorResponse('SERVICE_UNAVAILABLE')
    throw cause
  }
}
