import { useTranslations } from 'next-intl'
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
  const t = useTranslations('catalog.title')
  const begun = parts.find((part) => part.resumeAtSeconds !== null)
  const part = begun ?? parts.find(({ readiness }) => readiness.state === 'ready')
  if (part?.readiness.state === 'ready') {
    const isAudio = part.readiness.kind === 'audio'
    const label = isAudio ? t('listen') : t('watch')
    const resume = begun?.resumeAtSeconds ? t('resume', { clock: writeClock(begun.resumeAtSeconds) }) : null
    return (
      <ButtonLink
        href={`/watch/${part.id}`}
        size="large"
        prefetch={false}
        {...(isAudio && !resume ? { 'aria-label': t('watchOrListen') } : {})}
      >
        <PlayIcon className="size-5" />
        {resume ?? label}
      </ButtonLink>
    )
  }
  const percent = preparingPercent(parts.map(({ readiness }) => readiness))
  if (percent !== null) return <Preparing percent={percent} />
  return (
    <Notice title={t('notReadyHeading')}>
      {t('notReadyLead')}
      <RefreshWhile isWaiting />
    </Notice>
  )
}
