import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { HistoryEntry } from '#features/catalog/own/queries.ts'
import { removeFromHistoryAction } from '#features/catalog/own/actions.ts'
import { Badge } from '#ui/badge.tsx'
import { CloseIcon } from '#ui/icons.tsx'
import { Poster } from '#ui/poster.tsx'
import { MarkButton } from './mark-button.tsx'

/** What was watched, under the days it was watched on; each entry can be taken out. */
export function HistoryList({ entries }: { entries: HistoryEntry[] }) {
  const format = useFormatter()
  const days = Map.groupBy(entries, ({ at }) => format.dateTime(at, 'day'))
  return (
    <div className="grid gap-8">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day} className="grid gap-3">
          <h2 className="text-heading">{day}</h2>
          <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
            {ofDay.map((entry) => (
              <li key={entry.playableId} className="flex items-center gap-3 p-3 sm:gap-5 sm:px-5">
                <EntryRow entry={entry} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function EntryRow({ entry }: { entry: HistoryEntry }) {
  const t = useTranslations('own.history')
  const { card, partName, playableId, isWatched } = entry
  const name = partName ?? card.name
  const label = t('removeLong', { name })
  const face = <CloseIcon className="size-4" />
  return (
    <>
      <Link
        href={`/titles/${card.slug}`}
        prefetch={false}
        className="group flex min-w-0 flex-1 items-center gap-3 text-fg no-underline sm:gap-5"
      >
        <span className="w-24 shrink-0 sm:w-32">
          <Poster name="" artwork={card.artwork} shape={card.kind === 'ALBUM' ? 'square' : 'wide'} sizes="8rem" />
        </span>
        <span className="min-w-0">
          <span className="block truncate font-semibold group-hover:text-accent-fg">{name}</span>
          {partName && <span className="block truncate text-sm text-muted">{card.name}</span>}
        </span>
      </Link>
      <span className="hidden sm:block">
        <Badge tone={isWatched ? 'success' : 'neutral'}>{isWatched ? t('watched') : t('begun')}</Badge>
      </span>
      <MarkButton
        action={removeFromHistoryAction}
        fields={{ playableId }}
        isOn={false}
        on={face}
        off={face}
        labels={{ on: label, off: label }}
        size="small"
        variant="quiet"
        className="size-9 rounded-full !px-0"
      />
    </>
  )
}
