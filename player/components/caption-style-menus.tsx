import { useTranslations } from 'next-intl'
import { useState } from 'react'
import {
  captionChoices,
  captionParts,
  parseCaptionStyle,
  writeCaptionDeclarations,
  type CaptionStyle,
} from '#player/caption-style.ts'
import { readPreference, rememberPreference } from '#player/preferences.ts'
import { ChoiceMenu } from './choice-menu.tsx'

/** How captions look, remembered on this device. What was not chosen is left to the browser and its owner. */
export function useCaptionStyle() {
  const [style, setStyle] = useState(() => parseCaptionStyle(readPreference('captionStyle')))
  const choose = (next: CaptionStyle) => {
    setStyle(next)
    rememberPreference('captionStyle', JSON.stringify(next))
  }
  return [style, choose] as const
}

/** The rule for the browser's own captions; a rule without declarations would say nothing. */
export function CaptionRule({ style }: { style: CaptionStyle }) {
  const declarations = writeCaptionDeclarations(style)
  return declarations === '' ? null : <style>{`.usher-player video::cue { ${declarations} }`}</style>
}

/** One row of the settings menu for each part of how captions look; the captions themselves show the choice at once. */
export function CaptionStyleMenus(props: { style: CaptionStyle; onChoose: (style: CaptionStyle) => void }) {
  const { style, onChoose } = props
  const t = useTranslations('player.captionStyle')
  return captionParts.map((part) => (
    <ChoiceMenu
      key={part}
      label={t(part)}
      choices={captionChoices[part].map((value) => ({ value, label: t(`choice.${value}`) }))}
      chosen={style[part]}
      onChoose={(value) => onChoose(parseCaptionStyle(JSON.stringify({ ...style, [part]: value })))}
    />
  ))
}
