import {
  MediaAudioTrackMenu,
  MediaPlaybackRateMenu,
  MediaRenditionMenu,
  MediaSettingsMenu,
  MediaSettingsMenuItem,
} from 'media-chrome/react/menu'
import { useTranslations } from 'next-intl'
import type { CaptionStyle } from '#player/caption-style.ts'
import type { Chapter } from '#player/marks.ts'
import { CaptionStyleMenus } from './caption-style-menus.tsx'
import { ChoiceMenu } from './choice-menu.tsx'

export type SettingsMenuProps = {
  isAudio: boolean
  chapters: readonly Chapter[]
  /** The chapter that plays. */
  chapter: Chapter | null
  onSeek: (seconds: number) => void
  captionStyle: CaptionStyle
  onCaptionStyle: (style: CaptionStyle) => void
}

/** All that can be chosen while a title plays. Rows that this title or browser has no choice for are not shown. */
export function SettingsMenu(props: SettingsMenuProps) {
  const { isAudio, chapters, chapter, onSeek, captionStyle, onCaptionStyle } = props
  const t = useTranslations('player.controlsMenu')
  return (
    <MediaSettingsMenu hidden anchor="auto">
      {!isAudio && (
        <MediaSettingsMenuItem>
          {t('quality')}
          <MediaRenditionMenu slot="submenu" hidden>
            <div slot="title">{t('quality')}</div>
          </MediaRenditionMenu>
        </MediaSettingsMenuItem>
      )}
      <MediaSettingsMenuItem>
        {t('speed')}
        <MediaPlaybackRateMenu slot="submenu" hidden rates={[0.5, 0.75, 1, 1.25, 1.5, 2]}>
          <div slot="title">{t('speed')}</div>
        </MediaPlaybackRateMenu>
      </MediaSettingsMenuItem>
      <MediaSettingsMenuItem>
        {t('audio')}
        <MediaAudioTrackMenu slot="submenu" hidden>
          <div slot="title">{t('audio')}</div>
        </MediaAudioTrackMenu>
      </MediaSettingsMenuItem>
      {chapters.length > 0 && (
        <ChoiceMenu
          label={t('chapters')}
          choices={chapters.map(({ startSeconds, name }) => ({ value: String(startSeconds), label: name }))}
          chosen={chapter ? String(chapter.startSeconds) : ''}
          onChoose={(value) => onSeek(Number(value))}
        />
      )}
      {!isAudio && <CaptionStyleMenus style={captionStyle} onChoose={onCaptionStyle} />}
    </MediaSettingsMenu>
  )
}
