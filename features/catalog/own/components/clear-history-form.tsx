import { useTranslations } from 'next-intl'
import { Button } from '#ui/button.tsx'
import { CheckField } from '#ui/check-field.tsx'
import { clearHistoryFormAction } from '#features/catalog/own/actions.ts'

/** Empties the history, once its box is ticked. */
export function ClearHistoryForm() {
  const t = useTranslations('own.history')
  return (
    <form action={clearHistoryFormAction} className="grid gap-4">
      <CheckField name="isConfirmed" value="yes" required>
        {t('clearSure')}
      </CheckField>
      <Button type="submit" variant="danger" className="justify-self-start">
        {t('clear')}
      </Button>
    </form>
  )
}
