import 'server-only'
import { getSettings } from '#platform/env.ts'
import { writeClearedMediaPaths } from './cleared-media-paths.ts'
import { endAllSessions } from './commands.ts'
import { getSessionClaims, getViewer } from './session.ts'
import { describePortalCookie } from './session-cookie.ts'

/**
 * Ends the session of this request, or with `everywhere` all sessions of its account.
 *
 * @param releaseLeases With `everywhere`, frees the stream slots of all the account's screens; the playback feature provides it.
 * @returns The `Set-Cookie` lines that remove the session and the media cookies of every path leased lately.
 */
export async function signOut(
  everywhere: boolean,
  releaseLeases: (accountId: string, now: Date) => Promise<void>,
  now: Date,
): Promise<string[]> {
  const [claims, viewer] = await Promise.all([getSessionClaims(), getViewer()])
  const lines = [writeClearedSessionCookie()]
  // The paths are looked up by the cookie's account even when its session has ended meanwhile: cookies are only removed.
  if (claims) lines.push(...(await writeClearedMediaPaths(claims.accountId, now)))
  if (viewer && everywhere) {
    // Signing out here leaves the other screens playing; this one's player ends its own grant as its page goes.
    await endAllSessions(viewer.id)
    await releaseLeases(viewer.id, now)
  }
  return lines
}

function writeClearedSessionCookie(): string {
  const { name, options } = describePortalCookie('session', getSettings('app').APP_ORIGIN)
  const expired = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0'
  return `${name}=; Path=/; HttpOnly;${options.secure ? ' Secure;' : ''} SameSite=Lax; ${expired}`
}
