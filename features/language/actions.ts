'use server'

import { cookies } from 'next/headers'
import { readForm } from '#core/form-fields.ts'
import { getViewer } from '#features/accounts/session.ts'
import { getSettings } from '#platform/env.ts'
import { languageTags } from '#messages/languages.ts'
import { rememberLanguage } from './commands.ts'
import { languageCookie, rememberedForSeconds } from './cookies.ts'

/** Keeps the chosen language in this browser and, for whoever is signed in, in their profile. Works without scripts. */
export async function chooseLanguageAction(given: unknown): Promise<void> {
  const form = readForm(given)
  const language = languageTags.find((tag) => tag === form.get('language'))
  if (!language) return
  const viewer = await getViewer()
  if (viewer) await rememberLanguage(viewer.profile.id, language)
  const secure = getSettings('app').APP_ORIGIN.startsWith('https:')
  const jar = await cookies()
  jar.set(languageCookie, language, {
    path: '/',
    sameSite: 'lax',
    secure,
    httpOnly: true,
    maxAge: rememberedForSeconds,
  })
}
