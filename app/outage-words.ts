import { useSyncExternalStore } from 'react'
import german from '#messages/de/outage.json' with { type: 'json' }
import english from '#messages/en/outage.json' with { type: 'json' }

const never = () => () => undefined

/** The words of a page that could not be drawn, for which the server has none: in the page's language, or the browser's. */
export function useOutageWords(): typeof english {
  const language = useSyncExternalStore(
    never,
    () => document.documentElement.lang || navigator.language,
    () => 'en',
  )
  return language.startsWith('de') ? german : english
}
