import { useTranslations } from 'next-intl'
import type { Neighbour } from '#player/marks.ts'
import { still } from './still.ts'

type NextUpCardProps = { next: Neighbour; secondsLeft: number; onGo: () => void; onCancel: () => void }

/** What begins after the count, and both ways to decide. The count is not read aloud each second; its start is. */
export function NextUpCard({ next, secondsLeft, onGo, onCancel }: NextUpCardProps) {
  const t = useTranslations('player.nextUp')
  const { name, seasonNumber: season, episodeNumber: episode } = next
  return (
    <div {...still} className="usher-player-corner">
      <div role="group" aria-label={t('label')} className="usher-player-next">
        <p aria-hidden="true">{t('heading', { seconds: secondsLeft })}</p>
        <p className="usher-player-next-name">{season && episode ? t('episode', { season, episode, name }) : name}</p>
        <div className="usher-player-actions">
          <button type="button" className="usher-player-action" onClick={onGo}>
            {t('watchNow')}
          </button>
          <button type="button" className="usher-player-action" data-quiet="" onClick={onCancel}>
            {t('cancel')}
          </button>
        </div>
      </div>
    </div>
  )
}
