import { useTranslations } from 'next-intl'
import { removeFromContinueAction } from '#features/catalog/own/actions.ts'
import { CloseIcon } from '#ui/icons.tsx'
import { MarkButton } from './mark-button.tsx'

/** Takes a title out of Continue watching; stands on its card there, beside the link, never inside it. */
export function ContinueRemoveButton({ title }: { title: { id: string; name: string } }) {
  const label = useTranslations('own.continue')('remove', { name: title.name })
  const face = <CloseIcon className="size-4" />
  return (
    <MarkButton
      action={removeFromContinueAction}
      fields={{ titleId: title.id }}
      isOn={false}
      on={face}
      off={face}
      labels={{ on: label, off: label }}
      size="small"
      className="size-9 rounded-full !px-0"
    />
  )
}
