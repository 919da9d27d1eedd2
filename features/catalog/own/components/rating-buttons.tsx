import { useTranslations } from 'next-intl'
import { rateAction } from '#features/catalog/own/actions.ts'
import { ThumbDownIcon, ThumbUpIcon } from '#ui/icons.tsx'
import { MarkButton } from './mark-button.tsx'

export type RatingButtonsProps = { title: { id: string; name: string }; rating: 1 | -1 | null }

/** A thumb up and a thumb down; pressing the one that is set takes it back. */
export function RatingButtons({ title, rating }: RatingButtonsProps) {
  const t = useTranslations('own.rating')
  return (
    <div className="flex gap-2">
      {(['up', 'down'] as const).map((value) => {
        const label = t(value, { name: title.name })
        const Thumb = value === 'up' ? ThumbUpIcon : ThumbDownIcon
        return (
          <MarkButton
            key={value}
            action={rateAction}
            fields={{ titleId: title.id, value }}
            isOn={rating === (value === 'up' ? 1 : -1)}
            isPressable
            on={<Thumb className="size-5 fill-current" />}
            off={<Thumb className="size-5" />}
            labels={{ on: label, off: label }}
            size="large"
            className="!px-4"
          />
        )
      })}
    </div>
  )
}
