import { getLocale, getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { languageOf, languages } from '#messages/languages.ts'
import { writeOfflinePage } from '#ui/offline-page.ts'

/** The page that a browser keeps for when it has no connection (`public/sw.js`), in the viewer's language. */
export async function GET(): Promise<Response> {
  const [t, locale, sent] = await Promise.all([getTranslations('offline'), getLocale(), headers()])
  const nonce = /'nonce-([^']+)'/.exec(sent.get('content-security-policy') ?? '')?.[1] ?? ''
  const words = {
    title: t('title'),
    offline: t('offline'),
    unreachable: t('unreachable'),
    lead: t('lead'),
    goesOn: t('goesOn'),
    tryAgain: t('tryAgain'),
  }
  const { direction } = languages[languageOf(locale)]
  const answerHeaders = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Cache-Control': 'no-store',
  }
  return new Response(writeOfflinePage({ language: locale, direction, words, nonce }), { headers: answerHeaders })
}
