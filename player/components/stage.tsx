import { MediaController } from 'media-chrome/react'
import { useCallback, useLayoutEffect, useRef, useState, type ComponentRef } from 'react'
import { describeWaiting } from '#player/refusal-words.ts'
import { installTrackLists } from '#player/track-lists.ts'
import { adaptControls } from './adapt-controls.ts'
import { Controls } from './controls.tsx'
import { PlayGlyph } from './glyphs.tsx'
import type { PlayerProps } from './player.tsx'
import { RefusalPanel } from './refusal-panel.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { still } from './still.ts'
import { useBuffering } from './use-buffering.ts'
import { useCaptionMemory } from './use-caption-memory.ts'
import { usePlayback, type Picture } from './use-playback.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The player in the browser: picture, controls, and whatever has to be said on top of them. */
export function Stage(props: PlayerProps) {
  const { name, posterUrl, kind, next = null } = props
  const picture = useRef<Picture | null>(null)
  const controller = useRef<ComponentRef<typeof MediaController>>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [said, say] = useState('')
  const { keeper, state, manifestUrl, isBlocked, hasStarted } = usePlayback(props, picture)
  const isBuffering = useBuffering(picture)
  useCaptionMemory(controller, picture)
  useShortcuts({ picture, controller, next, say, showSheet: () => setSheetOpen(true) })

  // The controls read the lists when they meet the element, so they are on it from the first moment.
  const holdPicture = useCallback((media: HTMLVideoElement | null) => {
    if (media && picture.current?.media !== media) picture.current = { media, lists: installTrackLists(media) }
  }, [])

  useLayoutEffect(() => {
    if (controller.current) adaptControls(controller.current)
  }, [])

  const isRefused = state.status === 'refused'
  const waiting = describeWaiting(state)
  const isAudio = kind === 'audio'

  return (
    <MediaController
      ref={controller}
      className="usher-player-box"
      noHotkeys
      noSubtitlesLangPref
      defaultStreamType="on-demand"
    >
      <video ref={holdPicture} slot="media" aria-label={`${name} video`} playsInline crossOrigin="use-credentials">
        {manifestUrl && !isAudio && (
          <track kind="metadata" label="thumbnails" default src={new URL('thumbnails.vtt', manifestUrl).href} />
        )}
      </video>
      {posterUrl && !isAudio && !hasStarted && (
        <img {...still} src={posterUrl} alt="" className="usher-player-poster" />
      )}
      {isAudio && <Artwork name={name} posterUrl={posterUrl} />}
      {isBuffering && !isRefused && !isBlocked && !waiting && <div {...still} className="usher-player-spinner" />}
      {isBlocked && !isRefused && (
        <div {...still} className="usher-player-centre">
          <button
            type="button"
            aria-label="Play"
            className="usher-player-start"
            onClick={() => void picture.current?.media.play()}
          >
            <PlayGlyph />
          </button>
        </div>
      )}
      <p {...still} role="status" className={waiting ? 'usher-player-note' : 'usher-player-silent'}>
        {waiting ?? said}
      </p>
      {isRefused && <RefusalPanel refusal={state.refusal} keeper={keeper} picture={picture} player={props} />}
      <Controls
        isAudio={isAudio}
        isStartHidden={!hasStarted || isBlocked}
        staysVisible={isAudio || !hasStarted}
        onShowShortcuts={() => setSheetOpen(true)}
      />
      <ShortcutSheet isOpen={isSheetOpen} onOpenChange={setSheetOpen} container={controller} hasNext={next !== null} />
    </MediaController>
  )
}

function Artwork({ name, posterUrl }: { name: string; posterUrl: string | null }) {
  return (
    <div {...still} className="usher-player-centre usher-player-artwork">
      {posterUrl ? <img src={posterUrl} alt="" /> : <div className="usher-player-sleeve">{name}</div>}
      <p>{name}</p>
    </div>
  )
}
