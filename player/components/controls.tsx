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
import {
  MediaAudioTrackMenu,
  MediaCaptionsMenu,
  MediaCaptionsMenuButton,
  MediaPlaybackRateMenu,
  MediaRenditionMenu,
  MediaSettingsMenu,
  MediaSettingsMenuButton,
  MediaSettingsMenuItem,
} from 'media-chrome/react/menu'
import { still } from './still.ts'

type ControlsProps = {
  isAudio: boolean
  /**
   * Until it plays: a press meant to start would pause what starts by itself just then, and where the browser holds
   * it back the large Play button stands in the middle. One button bears the name at a time.
   */
  isStartHidden: boolean
  /** Sound alone keeps its controls in view, and so does a picture that has not begun. */
  staysVisible: boolean
  onShowShortcuts: () => void
}

/** The bar below the picture. It is there before the engine: each control wakes when it has something to control. */
export function Controls({ isAudio, isStartHidden, staysVisible, onShowShortcuts }: ControlsProps) {
  return (
    <>
      <SettingsMenu isAudio={isAudio} />
      <MediaCaptionsMenu hidden anchor="auto" />
      <div {...(staysVisible ? still : {})} className="usher-player-controls">
        <MediaControlBar className="usher-player-timeline">
          <MediaTimeRange />
        </MediaControlBar>
        <MediaControlBar className="usher-player-bar">
          <MediaPlayButton style={isStartHidden ? { visibility: 'hidden' } : {}} />
          <MediaSeekBackwardButton seekOffset={10} />
          <MediaSeekForwardButton seekOffset={10} />
          <MediaMuteButton />
          <MediaVolumeRange />
          <MediaTimeDisplay showDuration noToggle />
          <span className="usher-player-space" />
          <button
            type="button"
            className="usher-player-keys"
            aria-label="Keyboard shortcuts"
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

function SettingsMenu({ isAudio }: { isAudio: boolean }) {
  return (
    <MediaSettingsMenu hidden anchor="auto">
      {!isAudio && (
        <MediaSettingsMenuItem>
          Quality
          <MediaRenditionMenu slot="submenu" hidden>
            <div slot="title">Quality</div>
          </MediaRenditionMenu>
        </MediaSettingsMenuItem>
      )}
      <MediaSettingsMenuItem>
        Speed
        <MediaPlaybackRateMenu slot="submenu" hidden rates={[0.5, 0.75, 1, 1.25, 1.5, 2]}>
          <div slot="title">Speed</div>
        </MediaPlaybackRateMenu>
      </MediaSettingsMenuItem>
      <MediaSettingsMenuItem>
        Audio
        <MediaAudioTrackMenu slot="submenu" hidden>
          <div slot="title">Audio</div>
        </MediaAudioTrackMenu>
      </MediaSettingsMenuItem>
    </MediaSettingsMenu>
  )
}
