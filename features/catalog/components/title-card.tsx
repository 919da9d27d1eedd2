import type { TitleCard as TitleCardData } from '#features/catalog/cards.ts'
import { writeLength } from '#features/catalog/position.ts'
import { Card } from '#ui/card.tsx'
import type { PosterShape } from '#ui/poster.tsx'
import { writeCardMeta } from './card-words.ts'

export type TitleCardProps = { title: TitleCardData; shape: PosterShape; isEager?: boolean; sizes?: string }

/** One title in a rail or a grid. */
export function TitleCard({ title, shape, isEager = false, sizes }: TitleCardProps) {
  const { progress } = title
  return (
    <Card
      href={`/titles/${title.slug}`}
      name={title.name}
      artwork={title.artwork}
      shape={shape}
      meta={writeCardMeta(title)}
      lockedBy={title.lockedToPlans[0] ?? null}
      preparingPercent={title.preparingPercent}
      progress={progress && { fraction: progress.fraction, label: `${writeLength(progress.secondsLeft)} left` }}
      isEager={isEager}
      {...(sizes ? { sizes } : {})}
    />
  )
}
