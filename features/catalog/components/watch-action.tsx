import { useTranslations } from 'next-intl'
import type { GoingOn } from '#features/catalog/going-on.ts'
import { chooseNext } from '#features/catalog/part-choice.ts'
import { writeClock } from '#features/catalog/position.ts'
import { preparingPercent } from '#features/catalog/readiness.ts'
import type { Part } from '#features/catalog/title.ts'
import type { Translator } from '#messages/translator.ts'
import { ButtonLink } from '#ui/button-link.tsx'
import { PlayIcon } from '#ui/icons.tsx'
import { Notice } from '#ui/notice.tsx'
import { writeEpisodeTag } from './card-words.ts'
import { Preparing } from './preparing.tsx'
import { RefreshWhile } from './refresh-while.tsx'

/**
 * The one right button for someone who may watch: what to go on with, or how far the preparing is. Beside what resumes, a
 * quieter one starts it over.
 */
export function WatchAction({ parts }: { parts: Part[] }) {
  const t = useTranslations('catalog')
  const going = chooseNext(parts)
  if (going) {
    const isAudio = going.part.readiness.state === 'ready' && going.part.readiness.kind === 'audio'
    const label = isAudio && going.way !== 'resume' ? t('title.listen') : writeWay(t, going)
    return (
      <>
        <ButtonLink
          href={`/watch/${going.part.id}`}
          size="large"
          prefetch={false}
          {...(isAudio && going.way !== 'resume' ? { 'aria-label': t('title.watchOrListen') } : {})}
        >
          <PlayIcon className="size-5" />
          {label}
        </ButtonLink>
        {going.way === 'resume' && (
          <ButtonLink href={`/watch/${going.part.id}?start=0`} size="large" variant="quiet" prefetch={false}>
            {t('title.startOver')}
          </ButtonLink>
        )}
      </>
    )
  }
  const percent = preparingPercent(parts.map(({ readiness }) => readiness))
  if (percent !== null) return <Preparing percent={percent} />
  return (
    <Notice title={t('title.notReadyHeading')}>
      {t('title.notReadyLead')}
      <RefreshWhile isWaiting />
    </Notice>
  )
}

function writeWay(t: Translator<'catalog'>, going: GoingOn<Part>): string {
  const tag = writeEpisodeTag(t, going.part)
  if (going.way === 'resume') {
    const clock = writeClock(going.atSeconds)
    return tag === '' ? t('title.resume', { clock }) : t('title.resumeEpisode', { tag, clock })
  }
  if (tag === '') return going.way === 'again' ? t('title.again') : t('title.watch')
  const words = { start: 'title.watchEpisode', next: 'title.nextEpisode', again: 'title.againEpisode' } as const
  return t(words[going.way], { tag })
}
