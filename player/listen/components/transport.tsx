import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListenState } from '#player/listen/listen-state.ts'
import type { Listener } from '#player/listen/listener.ts'
import { formatPosition } from '#player/position.ts'
import { BarButton } from './bar-button.tsx'

type TransportProps = { listener: Listener; state: ListenState }

/** Previous, play, next, and the order in which it goes on. */
export function Transport({ listener, state }: TransportProps) {
  const t = useTranslations('listen')
  const { queue, isPlaying } = state
  return (
    <div className="flex items-center justify-center gap-1.5">
      <BarButton sign="shuffle" label={t('shuffle')} isPressed={queue.plain !== null} onPress={listener.shuffle} />
      <BarButton sign="previous" label={t('previous')} className="rtl:-scale-x-100" onPress={listener.previous} />
      <PlayButton listener={listener} isPlaying={isPlaying} />
      <BarButton sign="next" label={t('next')} className="rtl:-scale-x-100" onPress={listener.next} />
      <BarButton
        sign="repeat"
        label={t(`repeat.${queue.repeat}`)}
        isPressed={queue.repeat !== 'off'}
        mark={queue.repeat === 'one' ? '1' : undefined}
        onPress={listener.turnRepeat}
      />
    </div>
  )
}

export function PlayButton({ listener, isPlaying }: { listener: Listener; isPlaying: boolean }) {
  const t = useTranslations('listen')
  return (
    <BarButton
      size="main"
      sign={isPlaying ? 'pause' : 'play'}
      label={isPlaying ? t('pause') : t('play')}
      onPress={listener.toggle}
    />
  )
}

/** The place in the track: moved while it is held, gone to once it is let go. */
export function Seek({ listener, state }: TransportProps) {
  const t = useTranslations('listen')
  const [held, setHeld] = useState<number | null>(null)
  const { positionSeconds, durationSeconds } = state
  const shown = Math.min(held ?? positionSeconds, durationSeconds)
  const [position, length] = [formatPosition(shown), formatPosition(durationSeconds)]
  const letGo = () => {
    if (held !== null) listener.seek(held)
    setHeld(null)
  }
  return (
    <div className="flex items-center gap-2.5 text-xs text-muted tabular-nums">
      <span aria-hidden="true" className="w-10 text-end">
        {position}
      </span>
      <input
        type="range"
        min={0}
        max={Math.max(1, Math.floor(durationSeconds))}
        step={1}
        value={Math.floor(shown)}
        aria-label={t('seek')}
        aria-valuetext={t('place', { position, length })}
        onChange={({ target }) => setHeld(Number(target.value))}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={letGo}
        className="h-6 min-w-0 flex-1 cursor-pointer accent-accent"
      />
      <span aria-hidden="true" className="w-10">
        {length}
      </span>
    </div>
  )
}
