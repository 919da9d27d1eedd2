import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { writeClock } from '#features/catalog/position.ts'
import type { Part } from '#features/catalog/title.ts'
import type { Translator } from '#messages/translator.ts'
import { PlayIcon } from '#ui/icons.tsx'
import { RefreshWhile } from './refresh-while.tsx'

export type PartListProps = {
  heading: string
  parts: Part[]
  /** Whether this person may play them. */
  canPlay: boolean
}

/** The tracks of an album or the episodes of a series, in their order. */
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
  const row = (
    <>
      <span className="w-7 text-end text-muted tabular-nums">{position}</span>
      <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
      <span className="text-sm text-muted tabular-nums">{writeState(t, readiness)}</span>
    </>
  )
  const shape = 'flex min-h-13 items-center gap-4 px-2'
  if (!canPlay || readiness.state !== 'ready') return <div className={shape}>{row}</div>
  return (
    <Link href={`/watch/${id}`} prefetch={false} className={`${shape} group text-fg no-underline hover:bg-raised`}>
      {row}
      <PlayIcon className="size-4 text-muted group-hover:text-accent-fg" />
    </Link>
  )
}

function writeState(t: Translator<'catalog.title'>, readiness: Part['readiness']): string {
  if (readiness.state === 'ready') return writeClock(readiness.durationSeconds)
  return readiness.state === 'preparing' ? t('preparing', { share: readiness.percent / 100 }) : t('notReady')
}
