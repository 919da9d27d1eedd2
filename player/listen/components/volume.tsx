import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { setLoudness, setSilence } from '#player/listen/loudness.ts'
import { BarButton } from './bar-button.tsx'

/** How loud it is: the same on this device for films and for the bar. */
export function Volume({ media }: { media: HTMLMediaElement }) {
  const t = useTranslations('listen')
  const shown = useSyncExternalStore(
    (changed) => {
      media.addEventListener('volumechange', changed)
      return () => media.removeEventListener('volumechange', changed)
    },
    () => (media.muted ? 0 : media.volume),
  )
  return (
    <div className="flex items-center">
      <BarButton
        sign={shown === 0 ? 'silence' : 'sound'}
        label={shown === 0 ? t('soundOn') : t('soundOff')}
        onPress={() => setSilence(media, shown > 0)}
      />
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(shown * 100)}
        aria-label={t('volume')}
        onChange={({ target }) => setLoudness(media, Number(target.value) / 100)}
        className="h-6 w-20 cursor-pointer accent-accent lg:w-24"
      />
    </div>
  )
}
