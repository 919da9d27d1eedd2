import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { errorResponse, isPageRequest } from '#core/http.ts'
import { maskSecretPath } from '#core/secret-paths.ts'
import { writeSecurityHeaders } from '#core/security-headers.ts'
import { getSettings, readBucketOrigin } from '#platform/env.ts'

/** Addresses that lead to another host, which has no need to know from where. */
const leadingAway = ['/files/', '/admin/sources/']
/** No page of the portal: whoever is led here reads that there is nothing. */
const nowhere = '/nowhere'

/**
 * Gives every page its security headers and a fresh nonce, which Next.js reads from the request's policy and writes
 * into its own scripts. Never the gate: who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): Response {
  const settings = getSettings('app')
  const { APP_ORIGIN, MEDIA_ORIGIN, NODE_ENV } = settings
  const { pathname } = request.nextUrl
  // Next answers what it cannot decode with an error of the server's; it is the sender's, and names nothing.
  const isNamed = isDecodable(pathname)
  if (!isNamed && !isPageRequest(request)) return errorResponse('INVALID_INPUT')
  const headers = writeSecurityHeaders({
    nonce: randomBytes(16).toString('base64'),
    mediaOrigin: MEDIA_ORIGIN,
    uploadOrigin: pathname.startsWith('/admin') ? readBucketOrigin(settings) : null,
    tellsNoOtherHost: maskSecretPath(pathname) !== pathname || leadingAway.some((start) => pathname.startsWith(start)),
    isHttps: APP_ORIGIN.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
  })

  const onward = new Headers(request.headers)
  onward.set('Content-Security-Policy', headers['Content-Security-Policy'])
  const onto = { request: { headers: onward } }
  const response = isNamed ? NextResponse.next(onto) : NextResponse.rewrite(new URL(nowhere, request.nextUrl), onto)
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
