import 'server-only'
import { encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { getSettings } from '#platform/env.ts'
import { writeSessionClaims, type SessionClaims } from './session-claims.ts'
import { describePortalCookie } from './session-cookie.ts'

/** Sets the session cookie in the answer to a server action; the same token that next-auth's own route makes. */
export async function openSession(claims: SessionClaims): Promise<void> {
  const { name, options, token, maxAge } = await makeSessionCookie(claims)
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge })
}

/** The same as a `Set-Cookie` line, for handlers that send others beside it. */
export async function writeSessionCookie(claims: SessionClaims): Promise<string> {
  const { name, options, token, maxAge } = await makeSessionCookie(claims)
  return `${name}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly;${options.secure ? ' Secure;' : ''} SameSite=Lax`
}

async function makeSessionCookie(claims: SessionClaims) {
  const { APP_ORIGIN, SESSION_SECRET, SESSION_DAYS } = getSettings('app')
  const maxAge = SESSION_DAYS * 86_400
  const token = await encode({ token: writeSessionClaims(claims), secret: SESSION_SECRET, maxAge })
  return { ...describePortalCookie('session', APP_ORIGIN), token, maxAge }
}
