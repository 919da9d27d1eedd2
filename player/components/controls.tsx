import {
  MediaAirplayButton,
  MediaCastButton,
  MediaControlBar,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaSeekBackwardButton,
  MediaSeekForwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from 'media-chrome/react'
import { MediaCaptionsMenu, MediaCaptionsMenuButton, MediaSettingsMenuButton } from 'media-chrome/react/menu'
import { useTranslations } from 'next-intl'
import type { Neighbour } from '#player/marks.ts'
import { StepGlyph } from './glyphs.tsx'
import { SettingsMenu, type SettingsMenuProps } from './settings-menu.tsx'
import { still } from './still.ts'

type ControlsProps = SettingsMenuProps & {
  /**
   * Until it plays: a press meant to start would pause what starts by itself just then, and where the browser holds
   * it back the large Play button stands in the middle. One button bears the name at a time.
   */
  isStartHidden: boolean
  /** Sound alone keeps its controls in view, and so does a picture that has not begun. */
  staysVisible: boolean
  previous: Neighbour | null
  next: Neighbour | null
  onStep: (to: Neighbour) => void
  onShowShortcuts: () => void
}

/** The bar below the picture. It is there before the engine: each control wakes when it has something to control. */
export function Controls(props: ControlsProps) {
  const { isAudio, isStartHidden, staysVisible, previous, next, onStep, onShowShortcuts } = props
  const t = useTranslations('player.controlsMenu')
  return (
    <>
      <SettingsMenu {...props} />
      <MediaCaptionsMenu hidden anchor="auto" />
      <div {...(staysVisible ? still : {})} className="usher-player-controls">
        <MediaControlBar className="usher-player-timeline">
          <MediaTimeRange />
        </MediaControlBar>
        <MediaControlBar className="usher-player-bar">
          <MediaPlayButton style={isStartHidden ? { visibility: 'hidden' } : {}} />
          {previous && (
            <StepButton to={previous} label={t('previous', { name: previous.name })} onStep={onStep} isBack />
          )}
          {next && <StepButton to={next} label={t('next', { name: next.name })} onStep={onStep} />}
          <MediaSeekBackwardButton seekOffset={10} />
          <MediaSeekForwardButton seekOffset={10} />
          <MediaMuteButton />
          <MediaVolumeRange />
          <MediaTimeDisplay showDuration noToggle />
          <span className="usher-player-space" />
          <button
            type="button"
            className="usher-player-keys"
            aria-label={t('shortcuts')}
            aria-keyshortcuts="?"
            onClick={onShowShortcuts}
          >
            ?
          </button>
          {!isAudio && <MediaCaptionsMenuButton />}
          <MediaSettingsMenuButton />
          {!isAudio && <MediaPipButton />}
          <MediaAirplayButton />
          <MediaCastButton />
          {!isAudio && <MediaFullscreenButton />}
        </MediaControlBar>
      </div>
    </>
  )
}

type StepButtonProps = { to: Neighbour; label: string; onStep: (to: Neighbour) => void; isBack?: boolean }

function StepButton({ to, label, onStep, isBack = false }: StepButtonProps) {
  return (
    <button
      type="button"
      className="usher-player-step"
      data-back={isBack || undefined}
      aria-label={label}
      aria-keyshortcuts={isBack ? 'P' : 'N'}
      title={label}
      onClick={() => onStep(to)}
    >
      <StepGlyph />
    </button>
  )
}
