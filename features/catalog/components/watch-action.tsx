import { writeClock } from '#features/catalog/position.ts'
import { preparingPercent } from '#features/catalog/readiness.ts'
import type { Part } from '#features/catalog/title.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { PlayIcon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { Preparing } from './preparing.tsx'
import { RefreshWhile } from './refresh-while.tsx'

/** The one right button for someone who may watch: Watch, Resume, or how far the preparing is. */
export function WatchAction({ parts }: { parts: Part[] }) {
  const begun = parts.find((part) => part.resumeAtSeconds !== null)
  const part = begun ?? parts.find(({ readiness }) => readiness.state === 'ready')
  if (part?.readiness.state === 'ready') {
    const isAudio = part.readiness.kind === 'audio'
    const label = begun?.resumeAtSeconds ? `Resume ${writeClock(begun.resumeAtSeconds)}` : isAudio ? 'Listen' : 'Watch'
    return (
      <ButtonLink
        href={`/watch/${part.id}`}
        size="large"
        prefetch={false}
        {...(label === 'Listen' ? { 'aria-label': 'Watch or listen' } : {})}
      >
        <PlayIcon className="size-5" />
        {label}
      </ButtonLink>
    )
  }
  const percent = preparingPercent(parts.map(({ readiness }) => readiness))
  if (percent !== null) return <Preparing percent={percent} />
  return (
    <Notice title="Not ready to play yet">
      Nothing of this title has been prepared so far. This page goes on by itself.
      <RefreshWhile isWaiting />
    </Notice>
  )
}
