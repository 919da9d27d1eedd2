import 'server-only'
import { getDatabase } from '#platform/database.ts'
import type { Language } from '#messages/languages.ts'

/** Keeps a profile's language; a profile that has gone meanwhile changes nothing. */
export async function rememberLanguage(profileId: string, language: Language): Promise<void> {
  await getDatabase().profile.updateMany({ where: { id: profileId }, data: { language } })
}
