import type { ReactNode } from 'react'
import { WatchRoom } from '#features/catalog/components/watch-room.tsx'
import { ClientWords } from '#ui/client-words.tsx'

/** All watch pages share one player: it goes on in full screen while one page gives way to the next. */
export default function WatchLayout({ children }: { children: ReactNode }) {
  return (
    <ClientWords areas={['player', 'errors']}>
      <WatchRoom>{children}</WatchRoom>
    </ClientWords>
  )
}
