import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { ListenState } from '#player/listen/listen-state.ts'
import type { Listener } from '#player/listen/listener.ts'
import type { Track } from '#player/listen/track.ts'
import { BarButton } from './bar-button.tsx'
import { BarLink } from './bar-link.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { Sleeve } from './sleeve.tsx'
import { Seek, Transport } from './transport.tsx'

type FullViewProps = {
  dialog: RefObject<HTMLDialogElement | null>
  listener: Listener
  state: ListenState
  track: Track
  say: (words: string) => void
  goTo: (href: string) => void
}

/** Everything of the bar on a narrow screen: the sleeve, the controls and the queue. The browser keeps the focus in it. */
export function FullView({ dialog, listener, state, track, say, goTo }: FullViewProps) {
  const t = useTranslations('listen')
  return (
    <dialog
      ref={dialog}
      aria-label={t('region')}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-surface p-0 text-fg open:grid open:grid-rows-[auto_auto_auto_minmax(0,1fr)] md:hidden"
    >
      <div className="flex items-center justify-between px-3 pt-3">
        <BarButton sign="down" label={t('collapse')} onPress={() => dialog.current?.close()} />
        <BarButton sign="close" label={t('close')} onPress={listener.close} />
      </div>
      <div className="grid justify-items-center gap-4 px-6 pb-3 text-center">
        <Sleeve track={track} className="w-[min(60vw,34dvh)] shadow-lift" sizes="60vw" />
        <div className="w-full min-w-0">
          <BarLink href={track.albumHref} goTo={goTo} className="block truncate text-heading text-fg no-underline">
            {track.name}
          </BarLink>
          <p className="truncate text-sm text-muted">{[track.artist, track.album].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      <div className="grid gap-2 px-4 pb-3">
        <Seek listener={listener} state={state} />
        <Transport listener={listener} state={state} />
      </div>
      <div className="grid min-h-0 border-t border-line">
        <QueuePanel listener={listener} state={state} say={say} />
      </div>
    </dialog>
  )
}
