import { getLocale, getMessages, getTimeZone } from 'next-intl/server'

/**
 * The words of the bar that plays music, in the language of the request. Pages do not carry them: the bar fetches them
 * when something is to be heard. Status: 200.
 */
export async function GET(): Promise<Response> {
  const [locale, timeZone, { listen, player, errors }] = await Promise.all([getLocale(), getTimeZone(), getMessages()])
  const { refusal, action, waiting } = player
  const messages = { listen, errors, player: { refusal, action, waiting } }
  // Who asks decides the language, and a new build may have other words.
  return Response.json({ locale, timeZone, messages }, { headers: { 'Cache-Control': 'no-store' } })
}
