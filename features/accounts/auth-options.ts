import 'server-only'
import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { readViewerAddress } from '#core/viewer-address.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'
import { parseCallbackPath } from './callback-path.ts'
import { verifyCredentials } from './commands.ts'
import { credentialsSchema } from './schema.ts'
import { parseSessionClaims, writeSessionClaims, type SessionClaims } from './session-claims.ts'
import { describePortalCookie } from './session-cookie.ts'

/** next-auth's own user, with what the session token needs. */
type SignedInUser = { id: string; claims: SessionClaims }

/** The options of next-auth, from the settings: e-mail and password, and a token that carries ids only. */
export function getAuthOptions(): AuthOptions {
  const { APP_ORIGIN, EXTRA_APP_ORIGINS, SESSION_SECRET, SESSION_DAYS } = getSettings('app')
  const origins = [APP_ORIGIN, ...EXTRA_APP_ORIGINS]
  return {
    secret: SESSION_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: describePortalCookie('session', APP_ORIGIN),
      csrfToken: describePortalCookie('csrf', APP_ORIGIN),
      callbackUrl: describePortalCookie('callback', APP_ORIGIN),
    },
    providers: [
      CredentialsProvider({
        id: 'credentials',
        name: 'Email and password',
        credentials: { email: { label: 'Email', type: 'email' }, password: { label: 'Password', type: 'password' } },
        authorize: (input, request) => authorize(input, new Headers(request.headers)),
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const claims = (user as SignedInUser | undefined)?.claims ?? (await confirmClaims(token))
        return writeSessionClaims(claims)
      },
      session: ({ session, token }) => Object.assign(session, { user: { id: token.sub } }),
      redirect: ({ url, baseUrl }) => {
        const origin = origins.find((known) => url === known || url.startsWith(`${known}/`))
        return `${origin ?? baseUrl}${parseCallbackPath(origin ? url.slice(origin.length) : url, '/browse')}`
      },
    },
  }
}

/** Answers next-auth with the person, `null` for a wrong pair, or throws the code that the sign-in page then shows. */
async function authorize(input: unknown, headers: Headers): Promise<SignedInUser | null> {
  const credentials = credentialsSchema.safeParse(input)
  if (!credentials.success) return null
  const address = readViewerAddress(headers, getSettings('app').ORIGIN_SECRETS)
  const verified = await verifyCredentials(credentials.data, address, new Date())
  if (verified.ok) return { id: verified.value.accountId, claims: verified.value }
  if (verified.error === 'WRONG_CREDENTIALS') return null
  throw new Error(verified.error)
}

/** A token of a session that was ended is no token: next-auth then clears its cookie. */
async function confirmClaims(token: unknown): Promise<SessionClaims> {
  const claims = parseSessionClaims(token)
  const account =
    claims &&
    (await getDatabase().account.findFirst({
      where: { id: claims.accountId, sessionVersion: claims.sessionVersion },
      select: { id: true },
    }))
  if (!claims || !account) throw new Error('This session has ended.')
  return claims
}
