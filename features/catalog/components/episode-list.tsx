import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { inOrder, isFinished } from '#features/catalog/going-on.ts'
import { writeLength } from '#features/catalog/length-words.ts'
import { chooseNext, lengthOf } from '#features/catalog/part-choice.ts'
import { chooseSeason, listSeasons } from '#features/catalog/seasons.ts'
import { WatchedButton } from '#features/catalog/own/components/watched-button.tsx'
import type { Part } from '#features/catalog/title.ts'
import type { Translator } from '#messages/translator.ts'
import { Badge } from '#ui/badge.tsx'
import { TickIcon } from '#ui/icons.tsx'
import { Poster } from '#ui/poster.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { RefreshWhile } from './refresh-while.tsx'
import { writeEpisodeTag } from './card-words.ts'
import { SeasonPicker } from './season-picker.tsx'

export type EpisodeListProps = {
  titleId: string
  slug: string
  parts: Part[]
  /** The season that the address asks for. */
  wanted: string | string[] | undefined
  /** Whether this person may play them. */
  canPlay: boolean
  /** Whether a profile is here that keeps what it watched. */
  canMark: boolean
}

/** The episodes of one season, and the way to the others. */
export function EpisodeList({ titleId, slug, parts, wanted, canPlay, canMark }: EpisodeListProps) {
  const t = useTranslations('catalog')
  const seasons = listSeasons(parts)
  const season = chooseSeason(seasons, wanted, chooseNext(parts)?.part ?? null)
  const shown = inOrder(parts.filter((part) => season === null || part.seasonNumber === season))
  return (
    <section id="episodes" className="page-measure grid gap-5 pt-10" aria-labelledby="episodes-heading">
      <RefreshWhile isWaiting={parts.some(({ readiness }) => readiness.state === 'preparing')} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <h2 id="episodes-heading" className="text-heading">
          {t('title.episodes')}
        </h2>
        {season !== null && <SeasonPicker slug={slug} season={season} seasons={seasons} />}
      </div>
      <ol className="grid gap-x-8 gap-y-3 xl:grid-cols-2">
        {shown.map((part) => (
          <li key={part.id} className="flex items-start gap-2">
            <Episode part={part} canPlay={canPlay} />
            {canMark && (
              <WatchedButton
                titleId={titleId}
                playableId={part.id}
                name={part.name}
                isWatched={isSeen(part)}
                look="icon"
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Episode({ part, canPlay }: { part: Part; canPlay: boolean }) {
  const t = useTranslations('catalog')
  const { id, name, synopsis, still, readiness, resumeAtSeconds } = part
  const durationSeconds = lengthOf(part)
  const tag = writeEpisodeTag(t, part) || String(part.position)
  const left = resumeAtSeconds === null || durationSeconds === null ? null : durationSeconds - resumeAtSeconds
  const leftWords = left === null ? null : t('card.left', { length: writeLength(t, left) })
  const row = (
    <>
      <span className="relative w-32 shrink-0 sm:w-52">
        <Poster name={name} artwork={still} sizes="(min-width: 40rem) 13rem, 8rem" />
        {left !== null && durationSeconds !== null && (
          <span className="absolute inset-x-2 bottom-2 block">
            <ProgressBar label={leftWords ?? ''} fraction={1 - left / durationSeconds} isOnPicture />
          </span>
        )}
      </span>
      <span className="grid min-w-0 flex-1 content-start gap-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          <span className="font-semibold tabular-nums">{tag}</span>
          <span>{leftWords ?? writeState(t, readiness)}</span>
          {isSeen(part) && (
            <Badge tone="success" icon={<TickIcon className="size-3.5" />}>
              {t('title.watched')}
            </Badge>
          )}
        </span>
        <span className="font-semibold group-hover:text-accent-fg">{name}</span>
        {synopsis && <span className="line-clamp-3 text-sm text-muted">{synopsis}</span>}
      </span>
    </>
  )
  const shape = 'group flex min-w-0 flex-1 gap-4 rounded-control p-2 -ms-2 text-fg no-underline'
  if (!canPlay || durationSeconds === null) return <div className={shape}>{row}</div>
  return (
    <Link href={`/watch/${id}`} prefetch={false} className={`${shape} hover:bg-raised`}>
      {row}
    </Link>
  )
}

function isSeen(part: Part): boolean {
  return isFinished({ ...part, durationSeconds: lengthOf(part) })
}

function writeState(t: Translator<'catalog'>, readiness: Part['readiness']): string {
  if (readiness.state === 'ready') return writeLength(t, readiness.durationSeconds)
  return readiness.state === 'preparing'
    ? t('title.preparing', { share: readiness.percent / 100 })
    : t('title.notReady')
}
