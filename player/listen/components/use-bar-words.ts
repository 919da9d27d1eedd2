import type { Locale, Messages } from 'next-intl'
import { useEffect, useState } from 'react'

/** What the bar's words come as. */
export type BarWords = { locale: Locale; timeZone: string; messages: Partial<Messages> }

/** Fetches the words of the bar; `null` until they are there. What fails for want of a network is asked for again. */
export function useBarWords(address: string, locale: string): BarWords | null {
  const [words, setWords] = useState<BarWords | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    const load = async () => {
      const answer = await fetch(address, { credentials: 'same-origin', signal: gone.signal })
      if (answer.ok) setWords((await answer.json()) as BarWords)
    }
    const loadQuietly = () => void load().catch(() => {})
    loadQuietly()
    addEventListener('online', loadQuietly, gone)
    return () => gone.abort()
  }, [address, locale])
  return words
}
