import { MediaController } from 'media-chrome/react'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useLayoutEffect, useRef, useState, type ComponentRef } from 'react'
import { findIntroEnd, type Chapter, type Marks, type Neighbour } from '#player/marks.ts'
import { describeWaiting } from '#player/refusal-words.ts'
import { installTrackLists } from '#player/track-lists.ts'
import { adaptControls } from './adapt-controls.ts'
import { CaptionRule, useCaptionStyle } from './caption-style-menus.tsx'
import './control-words.ts'
import { Controls } from './controls.tsx'
import { PlayGlyph } from './glyphs.tsx'
import type { GoingOn, PlayerProps } from './player.tsx'
import { RefusalPanel } from './refusal-panel.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { still } from './still.ts'
import { useAnnouncements } from './use-announcements.ts'
import { useBuffering } from './use-buffering.ts'
import { useCaptionMemory } from './use-caption-memory.ts'
import { useChapterTrack } from './use-chapter-track.ts'
import { usePlace } from './use-place.ts'
import { usePlayback, type Picture } from './use-playback.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useSlowLine } from './use-slow-line.ts'
import { useTaps } from './use-taps.ts'
import { restoreVolume, useVolumeMemory } from './use-volume-memory.ts'
import { WhatIsNext } from './what-is-next.tsx'

const noMarks: Marks = { introStartSeconds: null, introEndSeconds: null, creditsStartSeconds: null }
const noChapters: readonly Chapter[] = []

/** The player in the browser: picture, controls, and whatever has to be said on top of them. */
export function Stage(props: PlayerProps) {
  const { name, posterUrl, kind, marks = noMarks, chapters = noChapters, next = null, previous = null } = props
  const t = useTranslations('player')
  const picture = useRef<Picture | null>(null)
  const controller = useRef<ComponentRef<typeof MediaController>>(null)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [said, say] = useState('')
  const [captionStyle, setCaptionStyle] = useCaptionStyle()

  const { goTo = (href: string) => location.assign(href) } = props
  const go = (to: Neighbour, how: GoingOn) => goTo(to.href, how)
  const seek = (seconds: number) => {
    if (picture.current) picture.current.media.currentTime = seconds
  }
  const { keeper, state, manifestUrl, isBlocked, hasStarted } = usePlayback(props, picture, {
    onRenditionLost: () => say(t('said.qualityMissing')),
    onStep: (to) => go(to, 'press'),
  })
  const isBuffering = useBuffering(picture)
  const isSlow = useSlowLine(isBuffering)
  const { introEnd, chapter } = usePlace(picture, marks, chapters)
  const skipIntro = () => {
    // Where it stands now, not where it stood when the button was last drawn.
    const end = picture.current && findIntroEnd(marks, picture.current.media.currentTime)
    if (end === null) return
    seek(end)
    say(t('said.introSkipped'))
  }
  const { act, hint } = useShortcuts({
    ...{ picture, controller, say, skipIntro },
    step: (to) => to && go(to, 'press'),
    ...{ next, previous },
    showSheet: () => setSheetOpen(true),
  })
  useTaps(controller, (seconds) => act({ do: 'seekBy', seconds }))
  useCaptionMemory(controller, picture)
  useChapterTrack(picture, chapters)
  useVolumeMemory(picture)
  useAnnouncements(controller, picture, say)

  // The controls read the lists when they meet the element, so they are on it from the first moment.
  const holdPicture = useCallback((media: HTMLVideoElement | null) => {
    if (!media || picture.current?.media === media) return
    restoreVolume(media)
    picture.current = { media, lists: installTrackLists(media) }
  }, [])

  const controlsName = t('controls')
  useLayoutEffect(() => {
    if (controller.current) adaptControls(controller.current, controlsName)
  }, [controlsName])

  const isRefused = state.status === 'refused'
  const waiting = describeWaiting(t, state)
  const isLoading = isBuffering && !isRefused && !isBlocked && !waiting
  const note = isLoading && isSlow ? t('waiting.line') : waiting
  const isAudio = kind === 'audio'

  return (
    <MediaController
      ref={controller}
      className="usher-player-box"
      lang={useLocale()}
      noHotkeys
      noSubtitlesLangPref
      noVolumePref
      noMutedPref
      defaultStreamType="on-demand"
    >
      <video ref={holdPicture} slot="media" aria-label={t('video', { name })} playsInline crossOrigin="use-credentials">
        {manifestUrl && !isAudio && (
          <track kind="metadata" label="thumbnails" default src={new URL('thumbnails.vtt', manifestUrl).href} />
        )}
      </video>
      <CaptionRule style={captionStyle} />
      {posterUrl && !isAudio && !hasStarted && (
        <img {...still} src={posterUrl} alt="" className="usher-player-poster" />
      )}
      {isAudio && <Artwork name={name} posterUrl={posterUrl} />}
      {isLoading && <div {...still} className="usher-player-spinner" />}
      {hint && (
        <div {...still} key={hint.count} aria-hidden="true" className="usher-player-hint" data-side={hint.side}>
          {hint.words}
        </div>
      )}
      {isBlocked && !isRefused && (
        <div {...still} className="usher-player-centre">
          <button
            type="button"
            aria-label={t('play')}
            className="usher-player-start"
            onClick={() => void picture.current?.media.play()}
          >
            <PlayGlyph />
          </button>
        </div>
      )}
      <p {...still} role="status" className={note ? 'usher-player-note' : 'usher-player-silent'}>
        {note ?? said}
      </p>
      {isRefused && <RefusalPanel refusal={state.refusal} keeper={keeper} picture={picture} player={props} />}
      {!isRefused && (
        <WhatIsNext
          {...{ picture, next, introEnd, say }}
          creditsStartSeconds={marks.creditsStartSeconds}
          onSkipIntro={skipIntro}
          onGo={go}
        />
      )}
      <Controls
        {...{ isAudio, chapters, chapter, captionStyle, previous, next }}
        onCaptionStyle={setCaptionStyle}
        onSeek={seek}
        onStep={(to) => go(to, 'press')}
        isStartHidden={!hasStarted || isBlocked}
        staysVisible={isAudio || !hasStarted}
        onShowShortcuts={() => setSheetOpen(true)}
      />
      <ShortcutSheet
        isOpen={isSheetOpen}
        onOpenChange={setSheetOpen}
        container={controller}
        has={{ next: next !== null, previous: previous !== null, intro: marks.introEndSeconds !== null }}
      />
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
