import { useTranslations } from 'next-intl'
import { listAction } from '#features/catalog/own/actions.ts'
import { PlusIcon, TickIcon } from '#ui/icons.tsx'
import { MarkButton } from './mark-button.tsx'

export type ListButtonProps = {
  title: { id: string; name: string }
  isListed: boolean
  /** `icon` on cards, where there is no room for words. */
  look?: 'words' | 'icon'
}

/** Puts a title on My list or takes it off. For whoever is signed in. */
export function ListButton({ title, isListed, look = 'words' }: ListButtonProps) {
  const t = useTranslations('own.list')
  const words = look === 'words' ? t('add') : null
  const isIcon = look === 'icon'
  return (
    <MarkButton
      action={listAction}
      fields={{ titleId: title.id }}
      isOn={isListed}
      on={
        <>
          <TickIcon className="size-5" />
          {words}
        </>
      }
      off={
        <>
          <PlusIcon className="size-5" />
          {words}
        </>
      }
      labels={{ on: t('removeLong', { name: title.name }), off: t('addLong', { name: title.name }) }}
      size={isIcon ? 'small' : 'large'}
      {...(isIcon ? { className: 'size-9 rounded-full !px-0' } : {})}
    />
  )
}
