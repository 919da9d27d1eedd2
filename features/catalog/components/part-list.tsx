import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { writeClock } from '#features/catalog/position.ts'
import type { Part } from '#features/catalog/title.ts'
import type { Translator } from '#messages/translator.ts'
import { QueueTrackButton, TrackButton } from '#player/listen/components/album-buttons.tsx'
import { PlusIcon } from '#ui/icons.tsx'
import { RefreshWhile } from './refresh-while.tsx'

export type PartListProps = {
  heading: string
  parts: Part[]
  /** Whether this person may play them. */
  canPlay: boolean
}

/** The tracks of an album in their order: a button plays from there on in the bar, the name leads to a page of its own. */
export function PartList({ heading, parts, canPlay }: PartListProps) {
  const states = new Set(parts.map(({ readiness }) => readiness.state))
  return (
    <section className="page-measure pt-10">
      {/* Where nothing is ready yet, the notice above the list looks again already. */}
      <RefreshWhile isWaiting={states.has('preparing') && (states.has('ready') || !canPlay)} />
      <h2 className="mb-3 text-heading">{heading}</h2>
      <ol className="max-w-3xl divide-y divide-line border-y border-line">
        {parts.map((part) => (
          <li key={part.id}>
            <PartRow part={part} canPlay={canPlay} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function PartRow({ part, canPlay }: { part: Part; canPlay: boolean }) {
  const t = useTranslations('catalog.title')
  const { id, name, position, readiness } = part
  const shape = 'flex min-h-13 items-center gap-3 px-2'
  const length = <span className="text-sm text-muted tabular-nums">{writeState(t, readiness)}</span>
  if (!canPlay || readiness.state !== 'ready') {
    return (
      <div className={shape}>
        <span className="w-10 text-center text-muted tabular-nums">{position}</span>
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        {length}
      </div>
    )
  }
  return (
    <div className={`${shape} hover:bg-raised`}>
      {readiness.kind === 'audio' && <PlayTrack part={part} />}
      <Link
        href={`/watch/${id}`}
        prefetch={false}
        className="min-w-0 flex-1 truncate py-3 font-medium text-fg no-underline hover:underline"
      >
        {name}
      </Link>
      {length}
      {readiness.kind === 'audio' && <QueueTrack part={part} />}
    </div>
  )
}

function PlayTrack({ part: { id, name, position } }: { part: Part }) {
  const t = useTranslations('listen.album')
  return (
    <TrackButton playableId={id} words={{ play: t('playTrack', { name }), pause: t('pauseTrack', { name }) }}>
      {position}
    </TrackButton>
  )
}

function QueueTrack({ part: { id, name } }: { part: Part }) {
  const t = useTranslations('listen.album')
  return (
    <QueueTrackButton playableId={id} place="last" label={t('lastTrack', { name })}>
      <PlusIcon className="size-5" />
    </QueueTrackButton>
  )
}

function writeState(t: Translator<'catalog.title'>, readiness: Part['readiness']): string {
  if (readiness.state === 'ready') return writeClock(readiness.durationSeconds)
  return readiness.state === 'preparing' ? t('preparing', { share: readiness.percent / 100 }) : t('notReady')
}
