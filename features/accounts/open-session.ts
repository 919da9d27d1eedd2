import 'server-only'
import { encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { getSettings } from '#platform/env.ts'
import { writeSessionClaims, type SessionClaims } from './session-claims.ts'
import { describePortalCookie } from './session-cookie.ts'

/** Sets the session cookie in the answer to a server action; the same token that next-auth's own route makes. */
export async function openSession(claims: SessionClaims): Promise<void> {
  const { APP_ORIGIN, SESSION_SECRET, SESSION_DAYS } = getSettings('app')
  const maxAge = SESSION_DAYS * 86_400
  const { name, options } = describePortalCookie('session', APP_ORIGIN)
  const token = await encode({ token: writeSessionClaims(claims), secret: SESSION_SECRET, maxAge })
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge })
}
