import { useTranslations } from 'next-intl'
import type { TitleCard as TitleCardData } from '#features/catalog/cards.ts'
import { writeLength } from '#features/catalog/length-words.ts'
import { Card } from '#ui/card.tsx'
import type { PosterShape } from '#ui/poster.tsx'
import { writeCardMeta } from './card-words.ts'

export type TitleCardProps = {
  title: TitleCardData
  shape: PosterShape
  isEager?: boolean
  sizes?: string
  /** On the picture: which episode is meant. */
  tag?: string
  /** The line below the name, where it says more than what the title is. */
  meta?: string
}

/** One title in a rail or a grid. */
export function TitleCard({ title, shape, isEager = false, sizes, tag, meta }: TitleCardProps) {
  const t = useTranslations('catalog')
  const { progress, preparingPercent } = title
  return (
    <Card
      href={`/titles/${title.slug}`}
      name={title.name}
      artwork={title.artwork}
      shape={shape}
      meta={meta ?? writeCardMeta(t, title)}
      lockedBy={title.lockedToPlans[0] ?? null}
      preparing={preparingPercent === null ? null : t('card.preparing', { share: preparingPercent / 100 })}
      progress={
        progress && {
          fraction: progress.fraction,
          label: t('card.left', { length: writeLength(t, progress.secondsLeft) }),
        }
      }
      isEager={isEager}
      {...(tag ? { tag } : {})}
      {...(sizes ? { sizes } : {})}
    />
  )
}
