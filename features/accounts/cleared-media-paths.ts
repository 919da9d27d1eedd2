import 'server-only'
import { writeClearedMediaCookies } from '#core/media-access/media-cookies.ts'
import { getDatabase } from '#platform/database.ts'
import { getSettings } from '#platform/env.ts'

/** The `Set-Cookie` lines that remove the media cookies of every path the account leased lately. */
export async function writeClearedMediaPaths(accountId: string, now: Date): Promise<string[]> {
  const { MEDIA_ORIGIN, MEDIA_COOKIE_DOMAIN } = getSettings('app')
  const leases = await getDatabase().playbackLease.findMany({
    where: { accountId, expiresAt: { gt: now } },
    select: { cookiePath: true },
    distinct: ['cookiePath'],
  })
  const scope = { domain: MEDIA_COOKIE_DOMAIN ?? null, isSecure: MEDIA_ORIGIN.startsWith('https:') }
  return leases.flatMap(({ cookiePath }) => writeClearedMediaCookies({ ...scope, path: cookiePath }))
}
