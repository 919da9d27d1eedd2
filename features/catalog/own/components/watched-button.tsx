import { useTranslations } from 'next-intl'
import { watchedAction } from '#features/catalog/own/actions.ts'
import { EyeIcon, TickIcon } from '#ui/icons.tsx'
import { MarkButton } from './mark-button.tsx'

export type WatchedButtonProps = {
  titleId: string
  /** One part alone; the whole title unless given. */
  playableId?: string
  /** The title's name or the part's, for screen readers. */
  name: string
  isWatched: boolean
  /** `icon` in rows of parts. */
  look?: 'words' | 'icon'
}

/** Marks a title or a part as watched, or forgets that it was. */
export function WatchedButton({ titleId, playableId, name, isWatched, look = 'words' }: WatchedButtonProps) {
  const t = useTranslations('own.watched')
  const isIcon = look === 'icon'
  return (
    <MarkButton
      action={watchedAction}
      fields={{ titleId, ...(playableId ? { playableId } : {}) }}
      isOn={isWatched}
      on={
        <>
          <TickIcon className="size-5" />
          {isIcon ? null : t('unmark')}
        </>
      }
      off={
        <>
          <EyeIcon className="size-5" />
          {isIcon ? null : t('mark')}
        </>
      }
      labels={{ on: t('unmarkLong', { name }), off: t('markLong', { name }) }}
      size={isIcon ? 'small' : 'large'}
      variant={isIcon ? 'quiet' : 'secondary'}
    />
  )
}
