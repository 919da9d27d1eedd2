import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Neighbour } from '#player/marks.ts'
import { NextUpCard } from './next-up-card.tsx'
import type { GoingOn } from './player.tsx'
import { SkipIntro } from './skip-intro.tsx'
import { useNextUp } from './use-next-up.ts'
import type { Picture } from './use-playback.ts'

type WhatIsNextProps = {
  picture: RefObject<Picture | null>
  next: Neighbour | null
  introEnd: number | null
  creditsStartSeconds: number | null
  say: (words: string) => void
  onSkipIntro: () => void
  onGo: (to: Neighbour, how: GoingOn) => void
}

/** In the corner of the picture, what leads on: past the intro, or to the next part. */
export function WhatIsNext(props: WhatIsNextProps) {
  const { picture, next, introEnd, creditsStartSeconds, say, onSkipIntro, onGo } = props
  const t = useTranslations('player')
  const [nextUp, cancel] = useNextUp(picture, next !== null, creditsStartSeconds)
  const { status } = nextUp
  const follow = useEffectEvent(() => {
    if (!next) return
    if (status === 'counting') say(t('said.nextSoon', { name: next.name, seconds: nextUp.secondsLeft }))
    if (status === 'due') onGo(next, 'countdown')
  })
  useEffect(() => follow(), [status])

  if (nextUp.status === 'counting' && next) {
    const cancelled = () => {
      cancel()
      say(t('said.nextCancelled'))
    }
    return (
      <NextUpCard next={next} secondsLeft={nextUp.secondsLeft} onGo={() => onGo(next, 'press')} onCancel={cancelled} />
    )
  }
  return introEnd === null ? null : <SkipIntro onSkip={onSkipIntro} />
}
