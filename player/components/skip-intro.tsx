import { useTranslations } from 'next-intl'
import { still } from './still.ts'

/** While the intro plays: one press to its end. Enter works on it at once for whoever drives by keyboard. */
export function SkipIntro({ onSkip }: { onSkip: () => void }) {
  const t = useTranslations('player')
  return (
    <div {...still} className="usher-player-corner">
      <button type="button" className="usher-player-action" aria-keyshortcuts="S" onClick={onSkip}>
        {t('skipIntro')}
      </button>
    </div>
  )
}
