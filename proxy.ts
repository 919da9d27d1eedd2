import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { maskSecretPath } from '#core/secret-paths.ts'
import { writeSecurityHeaders } from '#core/security-headers.ts'
import { getSettings, readBucketOrigin } from '#platform/env.ts'

/**
 * Gives every page its security headers and a fresh nonce, which Next.js reads from the request's policy and writes
 * into its own scripts. Never the gate: who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const settings = getSettings('app')
  const { APP_ORIGIN, MEDIA_ORIGIN, NODE_ENV } = settings
  const { pathname } = request.nextUrl
  const headers = writeSecurityHeaders({
    nonce: randomBytes(16).toString('base64'),
    mediaOrigin: MEDIA_ORIGIN,
    uploadOrigin: pathname.startsWith('/admin') ? readBucketOrigin(settings) : null,
    isSecretAddress: maskSecretPath(pathname) !== pathname,
    isHttps: APP_ORIGIN.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
  })

  const onward = new Headers(request.headers)
  onward.set('Content-Security-Policy', headers['Content-Security-Policy'])
  const response = NextResponse.next({ request: { headers: onward } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico).*)'] }
