import { useTranslations } from 'next-intl'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { Listener } from '#player/listen/listener.ts'
import { setSilence } from '#player/listen/loudness.ts'
import { currentEntry } from '#player/listen/queue.ts'
import { BarButton } from './bar-button.tsx'
import { answerKey } from './bar-keys.ts'
import { BarLink } from './bar-link.tsx'
import { BarTrouble } from './bar-trouble.tsx'
import { FullView } from './full-view.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { Sleeve } from './sleeve.tsx'
import { PlayButton, Seek, Transport } from './transport.tsx'
import { useSayings } from './use-sayings.ts'
import { Volume } from './volume.tsx'

type BarProps = { listener: Listener; media: HTMLMediaElement; goTo: (href: string) => void }

/** What is on, at the foot of every page: on a narrow screen one row, which opens to the full view. */
export function Bar({ listener, media, goTo }: BarProps) {
  const t = useTranslations('listen')
  const state = useSyncExternalStore(listener.subscribe, listener.getState)
  const [isQueueOpen, setQueueOpen] = useState(false)
  const full = useRef<HTMLDialogElement>(null)
  const queueButton = useRef<HTMLDivElement>(null)
  const { said, say } = useSayings(listener)
  const track = currentEntry(state.queue)?.track
  if (!track) return null

  const { positionSeconds, durationSeconds, isPlaying } = state
  const closeQueue = () => {
    setQueueOpen(false)
    queueButton.current?.querySelector('button')?.focus()
  }
  const share = durationSeconds > 0 ? Math.min(1, positionSeconds / durationSeconds) : 0
  const go = (href: string) => {
    full.current?.close()
    goTo(href)
  }
  return (
    <section
      aria-label={t('region')}
      onKeyDown={(event) =>
        answerKey(event, {
          listener,
          toggleQueue: () => setQueueOpen(!isQueueOpen),
          toggleSound: () => setSilence(media, !media.muted),
          leave: isQueueOpen ? closeQueue : () => {},
        })
      }
      className="sticky bottom-0 z-40 border-t border-line bg-surface text-fg shadow-lift"
    >
      <p role="status" className="sr-only">
        {said}
      </p>
      <BarTrouble listener={listener} keeper={state.keeper} positionSeconds={positionSeconds} />
      <div aria-hidden="true" className="h-0.5 bg-line md:hidden">
        <div className="h-full origin-left bg-accent rtl:origin-right" style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className="flex items-center gap-3 px-3 py-2 md:grid md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_minmax(0,1fr)] md:gap-6 md:px-5">
        <div className="flex min-w-0 flex-1 items-center gap-3">
          <Sleeve track={track} className="w-12 md:w-14" sizes="56px" />
          <div className="min-w-0">
            <BarLink
              href={track.albumHref}
              goTo={goTo}
              className="block truncate text-sm font-semibold text-fg no-underline hover:underline"
            >
              {track.name}
            </BarLink>
            <BarLink
              href={track.albumHref}
              goTo={goTo}
              className="block truncate text-xs text-muted no-underline hover:underline"
            >
              {track.artist ?? track.album}
            </BarLink>
          </div>
        </div>
        <div className="hidden gap-0.5 md:grid">
          <Transport listener={listener} state={state} />
          <Seek listener={listener} state={state} />
        </div>
        <div className="hidden items-center justify-end gap-1 md:flex">
          <Volume media={media} />
          <div ref={queueButton}>
            <BarButton
              sign="queue"
              label={t('showQueue')}
              isExpanded={isQueueOpen}
              onPress={() => setQueueOpen(!isQueueOpen)}
            />
          </div>
          <BarButton sign="close" label={t('close')} onPress={listener.close} />
        </div>
        <div className="flex items-center gap-1 md:hidden">
          <PlayButton listener={listener} isPlaying={isPlaying} />
          <BarButton sign="next" label={t('next')} className="rtl:-scale-x-100" onPress={listener.next} />
          <BarButton sign="up" label={t('expand')} onPress={() => full.current?.showModal()} />
        </div>
      </div>
      {isQueueOpen && (
        <div className="absolute end-4 bottom-full mb-3 hidden max-h-[min(60dvh,32rem)] w-96 overflow-hidden rounded-panel border border-line bg-surface shadow-lift md:grid">
          <QueuePanel listener={listener} state={state} say={say} />
        </div>
      )}
      <FullView dialog={full} listener={listener} state={state} track={track} say={say} goTo={go} />
    </section>
  )
}
