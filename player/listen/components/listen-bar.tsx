import { NextIntlClientProvider } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { Bar } from './bar.tsx'
import { holdListener } from './hold-listener.ts'
import type { ListenHomeProps } from './listen-home.tsx'
import { useBarWords } from './use-bar-words.ts'

export type ListenBarProps = ListenHomeProps & { listenerId: string; media: HTMLAudioElement }

/** The bar with everything it needs: fetched late, as one piece. */
export default function ListenBar({ media, listenerId, grantsAddress, wordsAddress, locale, goTo }: ListenBarProps) {
  const [held] = useState(() => holdListener({ media, listenerId, grantsAddress }))
  const listener = useSyncExternalStore(held.subscribe, held.get)
  const words = useBarWords(wordsAddress, locale)
  if (!listener || !words) return null
  return (
    <NextIntlClientProvider {...words}>
      <Bar listener={listener} media={media} goTo={goTo} />
    </NextIntlClientProvider>
  )
}
