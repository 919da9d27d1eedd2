import { getRequestConfig } from 'next-intl/server'
import { formats } from '#messages/formats.ts'
import { languages } from '#messages/languages.ts'
import { messages } from '#messages/messages.ts'
import { getKnownTimeZone, getViewerLanguage } from './viewer-language.ts'

/** What next-intl knows of a request; `next.config.js` names this file. One address per page: no language is in it. */
export default getRequestConfig(async () => {
  const [language, timeZone] = await Promise.all([getViewerLanguage(), getKnownTimeZone()])
  return { locale: languages[language].locale, messages: messages[language], timeZone: timeZone ?? 'UTC', formats }
})
