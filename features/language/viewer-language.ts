import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseLanguage } from '#core/language/choose-language.ts'
import { getViewer } from '#features/accounts/session.ts'
import { languageTags, type Language } from '#messages/languages.ts'
import { languageCookie, timeZoneCookie } from './cookies.ts'

/** The language this request is answered in: the profile's, else the browser's choice, else what it accepts. */
export const getViewerLanguage = cache(async (): Promise<Language> => {
  // Even what must be said while the database is away is said in the reader's language.
  const [viewer, jar, sent] = await Promise.all([getViewer().catch(() => null), cookies(), headers()])
  const wishes = {
    profile: viewer?.profile.language ?? null,
    cookie: jar.get(languageCookie)?.value ?? null,
    acceptLanguage: sent.get('accept-language'),
  }
  return chooseLanguage(wishes, languageTags)
})

/** The time zone this browser said it is in, an IANA name; `null` before its first script ran. */
export async function getKnownTimeZone(): Promise<string | null> {
  const named = (await cookies()).get(timeZoneCookie)?.value
  return named !== undefined && isTimeZone(named) ? named : null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
